"""Codes suggested from definitions alone, before anybody has coded anything.

Distinct comments that people gave a code. The method guesses how many codes a comment has, as it
does in a study; ``told`` is the same with the true mean given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks import Aim, Outcome
from benchmarks._nhs_codes import NHS_DEFINITIONS, f1
from consult.coding.suggest.choose_codes import choose
from consult.coding.suggest.definition_scores import read, score
from consult.coding.suggest.second_look import second_look
from consult.coding.texts.vectors import Encoders
from consult.embed import wording
from consult.model.coding.codeframe import Code

DATA = Path(__file__).parents[2] / "shared" / "data" / "nhs_fft_v6_multilabel_half.csv"
MICRO = 0.42

Embed = Callable[[Sequence[str]], np.ndarray]


def measure_definitions(embed: Embed) -> Outcome:
    """Micro and macro F1 with definitions, with names alone, and by wording alone.

    Parameters
    ----------
    embed
        Texts to unit rows by meaning.
    """
    if not DATA.exists():
        print(f"{DATA.name} is not in {DATA.parent}; skipped.")
        return Outcome()
    texts, truth = _comments()
    figures: dict[str, float] = {}
    for name, definitions, meaning in (
        ("definitions", NHS_DEFINITIONS, embed),
        ("definitions_by_wording_alone", NHS_DEFINITIONS, None),
        ("names_alone", {}, embed),
    ):
        codes = [Code(code, code, definitions.get(code, "")) for code in NHS_DEFINITIONS]
        reading = read(texts, codes, Encoders(wording, meaning))
        first = score(reading, tuple(NHS_DEFINITIONS)).values
        second = second_look(reading, first)
        given = partial(choose, floor=0.0, words=[len(text.split()) for text in texts])
        told = given(second, expected=truth.sum() / len(truth))
        for what, found in (
            ("first_look", given(first)),
            ("second_look", given(second)),
            ("told", told),
        ):
            micro, macro = f1(truth, found)
            figures |= {f"{name}_{what}_micro_f1": micro, f"{name}_{what}_macro_f1": macro}
    aim = Aim(figures["definitions_second_look_micro_f1"], MICRO)
    return Outcome(figures, {"definitions_micro_f1": aim})


def _comments() -> tuple[list[str], np.ndarray]:
    frame = pd.read_csv(DATA, keep_default_na=False, dtype=str)
    given = frame[list(NHS_DEFINITIONS)] == "1"
    texts = frame["FFT answer"]
    kept = given.any(axis=1) & ~texts.duplicated() & (texts.str.strip() != "")
    order = np.argsort(texts[kept].to_numpy(dtype=str), kind="stable")
    return texts[kept].to_numpy()[order].tolist(), given[kept].to_numpy()[order]
