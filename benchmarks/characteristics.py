"""How well sex and ethnic group are told from people's own words, against a dictionary people made.

The data is that of an open survey of 2018 (gender and ethnicity asked as open questions), coded by
its authors. It is not part of the project and no wording was taken from it for this measurement.
The answers are split in two by a hash of their words; both halves are reported.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks import Aim, Outcome
from consult.definitions import characteristics
from consult.definitions.categories import categories_by_word, category_meant
from consult.definitions.wordings import normalised
from consult.model.survey.characteristic import Characteristic

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "rstudio_2018_dictionaries"
SEX = {"male": "Male", "female": "Female"}
ETHNIC = {
    "White": "White",
    "Asian": "Asian, Asian British or Asian Welsh",
    "Indian": "Asian, Asian British or Asian Welsh",
    "Black or African": "Black, Black British, Black Welsh, Caribbean or African",
    "Middle Eastern": "Other ethnic group",
    "Multiple Ethnicities": "Mixed or Multiple ethnic groups",
}
"""The authors' groups -> our category or, for ethnic group, the part of it before the colon."""

Meant = Callable[[Characteristic, str], str]


def run() -> Outcome:
    """Precision and recall, by the rules and by the list of wordings alone."""
    figures: dict[str, float] = {}
    for name, file, gold in (
        ("sex", "opentext_gender_dictionary.csv", SEX),
        ("race", "opentext_ethnicity_dictionary.csv", ETHNIC),
    ):
        if not (DATA / file).is_file():
            return Outcome()
        answers = list(_answers(DATA / file, gold))
        for half in (0, 1):
            part = [pair for pair in answers if _half(pair[0]) == half]
            for how, meant in (("rules", category_meant), ("wordings", _by_wording)):
                precision, recall = _measured(name, part, meant)
                key = f"{name}_{('first', 'second')[half]}_{how}"
                figures |= {f"{key}_precision": precision, f"{key}_recall": recall}
    return Outcome(
        figures,
        {
            "sex_precision": Aim(figures["sex_second_rules_precision"], 0.97),
            "sex_recall": Aim(figures["sex_second_rules_recall"], 0.70),
            "race_precision": Aim(figures["race_second_rules_precision"], 0.95),
        },
    )


def _answers(path: Path, gold: dict[str, str]) -> Iterable[tuple[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.reader(file) if len(row) > 1][1:]
    return dict.fromkeys((row[0], gold.get(row[1].strip(), "")) for row in rows)


def _half(text: str) -> int:
    return hashlib.sha256(normalised(text).encode()).digest()[0] % 2


def _by_wording(one: Characteristic, text: str) -> str:
    return categories_by_word(one).get(normalised(text), "")


def _measured(name: str, answers: list[tuple[str, str]], meant: Meant) -> tuple[float, float]:
    one = characteristics()[name]
    found = [(meant(one, text).partition(":")[0], gold) for text, gold in answers]
    right = sum(told == gold != "" for told, gold in found)
    told_any = sum(told != "" for told, _ in found)
    return right / max(1, told_any), right / max(1, sum(gold != "" for _, gold in found))
