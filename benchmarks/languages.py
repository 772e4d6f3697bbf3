"""Comments in other languages: how many are told and named, and what English is taken for one.

The set is invented. ``open.tsv`` was read while words and thresholds were chosen; ``kept.tsv`` was
written with it, by the same person on the same matters, and not read for any choice. Each language
has 25 or 26 comments, long and short, some without their marks; "cy+en" is half in each, and
"en-hard" is English that looks like no English. Real comments of the NHS and of other public sets
are English, whatever is told of them. Detectors alone, where they are installed, are measured on
the same: a language other than English counts as told.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

from benchmarks import Aim, Outcome
from consult.language import language_told

SETS = Path(__file__).parent / "sets" / "languages"
DATA = Path(__file__).parents[2] / "shared" / "data"
NHS = {
    "nhs_first": (DATA / "nhs_fft_v6_multilabel_half.csv", "FFT answer"),
    "nhs_second": (DATA / "nhs_fft_phase1_labelled.csv", "feedback"),
    "chat": (DATA / "banking77" / "test.csv", "text"),
    "arguments": (DATA / "argkp2021_half.csv", "argument"),
}
HARD, ENGLISH, MIXED = "en-hard", "en", "+"
WORDS = 5
"""Words from which on a comment is to be told."""

RECALL, FALSE_ALARMS = 0.95, 0.002
"""What was asked for: of each language, and of real English comments."""

SAMPLE = 1_500
"""Real comments that detectors alone are measured on: some take a second for 500."""

Tell = Callable[[str], str]


def run() -> Outcome:
    """Figures of both halves, of real English comments, of speed and of detectors alone."""
    figures: dict[str, float] = {}
    aims: dict[str, Aim] = {}
    for half in ("open", "kept"):
        path = SETS / f"{half}.tsv"
        if path.is_file():
            found, aimed = _half(half, _labelled(path))
            figures |= found
            aims |= aimed
    real = {name: _texts(*where) for name, where in NHS.items() if where[0].is_file()}
    for name, texts in real.items():
        start = time.process_time()
        told = sum(bool(language_told(text)) for text in texts)
        figures |= {f"{name}_comments": len(texts), f"{name}_told": told}
        figures[f"{name}_seconds_a_thousand"] = (time.process_time() - start) * 1000 / len(texts)
        aims[f"{name}_told"] = Aim(told / len(texts), FALSE_ALARMS, lower_is_better=True)
    figures |= _rivals(real)
    return Outcome({name: float(value) for name, value in figures.items()}, aims)


def _labelled(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [(code, text) for code, _, text in (line.partition("\t") for line in lines)]


def _texts(path: Path, column: str) -> list[str]:
    read = pd.read_csv(path, keep_default_na=False, dtype=str)[column]
    return sorted({text.strip() for text in read} - {""})


def _half(half: str, rows: Sequence[tuple[str, str]]) -> tuple[dict[str, float], dict[str, Aim]]:
    long, short = defaultdict(list), []
    named, hard = [], []
    for code, text in rows:
        told = language_told(text)
        if code == HARD:
            hard.append(bool(told))
        elif _is_long(code, text):
            long["mixed" if MIXED in code else code].append(bool(told))
            named.append(told == code.split(MIXED)[0])
        else:
            short.append(bool(told))
    figures = {f"{half}_told_{code}": _share(told) for code, told in sorted(long.items())}
    worst = min(figures.values())
    every = [one for told in long.values() for one in told]
    figures |= {
        f"{half}_comments": len(rows),
        f"{half}_told": _share(every),
        f"{half}_told_of_few_words": _share(short),
        f"{half}_named": _share(named),
        f"{half}_hard_english_told": _share(hard),
    }
    return figures, {f"{half}_told_of_the_worst_language": Aim(worst, RECALL)}


def _is_long(code: str, text: str) -> bool:
    """Whether it has as many words as are asked for: Chinese has no spaces between them."""
    return len(text.split()) >= WORDS or (code.startswith("zh") and len(text) >= WORDS)


def _share(told: Sequence[bool]) -> float:
    return sum(told) / len(told) if told else 0.0


def _rivals(real: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Detectors alone on the kept half and on a sample of NHS comments."""
    figures: dict[str, float] = {}
    rows = _labelled(SETS / "kept.tsv") if (SETS / "kept.tsv").is_file() else []
    long = [(code, text) for code, text in rows if code != HARD and _is_long(code, text)]
    for name, tell in _alone():
        told = [tell(text) != ENGLISH for _, text in long]
        hard = [tell(text) != ENGLISH for code, text in rows if code == HARD]
        figures |= {f"{name}_told": _share(told), f"{name}_hard_english_told": _share(hard)}
        if texts := [*real.get("nhs_first", ())][:SAMPLE]:
            start = time.process_time()
            figures[f"{name}_nhs_told"] = _share([tell(text) != ENGLISH for text in texts])
            spent = (time.process_time() - start) * 1000 / len(texts)
            figures[f"{name}_seconds_a_thousand"] = spent
    return figures


def _alone() -> Iterator[tuple[str, Tell]]:
    if find_spec("py3langid"):
        classify = import_module("py3langid").classify
        yield "py3langid", lambda text: classify(text)[0]
    if find_spec("langdetect"):
        module = import_module("langdetect")
        module.DetectorFactory.seed = 0
        yield "langdetect", lambda text: _or_english(module, text)
    if find_spec("lingua"):
        detector = import_module("lingua").LanguageDetectorBuilder.from_all_languages().build()
        yield "lingua", lambda text: _lingua(detector.detect_language_of(text))


def _or_english(module: object, text: str) -> str:
    try:
        return str(module.detect(text))  # type: ignore[attr-defined]
    except import_module("langdetect").LangDetectException:
        return ENGLISH


def _lingua(found: object) -> str:
    return ENGLISH if found is None else found.iso_code_639_1.name.lower()  # type: ignore[attr-defined]
