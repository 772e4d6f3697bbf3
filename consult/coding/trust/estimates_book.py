"""The workbook of what a blind sample tells, for the team: shares, differences, agreement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from consult.coding.trust.wording import NOT_MEASURED, of_agreement, of_progress, of_unjudged
from consult.model.coding.codeframe import CodesByQuestion
from consult.model.coding.trust import CoderAgreement, Estimate, Pair, ThemeShare, Trust
from consult.office import save_workbook
from consult.office.sheet import Value, fill, fit, head, offer_filters, run_across
from consult.office.words import one_line

NOTES = (
    "For the team alone: nothing here has been through disclosure control. Do not publish it.",
    "“Estimated share” is what people would give, with its 95 % interval. “Share on record” is the "
    "plain count of the codes: it is what the report prints, and no interval goes with it.",
)
ALL = "All who wrote"
NO_FIGURE = "No figure: this theme was named after the sample was coded"


@dataclass(frozen=True)
class EstimatesBook:
    """What the workbook shows.

    Parameters
    ----------
    title
        Of the study.
    trust
        What the sample tells.
    codes
        Question id -> its codes, for their names.
    """

    title: str
    trust: Trust
    codes: CodesByQuestion = field(default_factory=dict)

    @property
    def names(self) -> Mapping[tuple[str, str], str]:
        """Question and code -> the name of the code."""
        return {
            (question, code.id): one_line(code.name)
            for question, codes in self.codes.items()
            for code in codes
        }


def write_estimates(book: EstimatesBook, path: Path) -> None:
    """Write the workbook.

    Parameters
    ----------
    book
        What it shows.
    path
        Where to; its folder exists. The same book gives the same bytes.
    """
    from openpyxl import Workbook

    file = Workbook()
    _sheet(file.active, "Shares", SHARE_HEADINGS, list(_shares(book)))
    rows = list(_differences(book))
    _sheet(file.create_sheet(), "Differences", DIFFERENCE_HEADINGS, rows)
    against = list(_against(book))
    _sheet(file.create_sheet(), "Against all others", AGAINST_HEADINGS, against)
    _sheet(file.create_sheet(), "Agreement", AGREEMENT_HEADINGS, list(_agreement(book)))
    said = [*of_agreement(book.trust.agreement), *map(of_progress, book.trust.far)]
    said += [f"{words}." for words in [of_unjudged(book.trust)] if words]
    _sheet(file.create_sheet(), "In words", ("What",), [[one] for one in said or [NOT_MEASURED]])
    save_workbook(file, path, title=f"Estimates: {book.title}")


SHARE_HEADINGS = (
    "Question",
    "Theme",
    "By",
    "Group",
    "Estimated share, %",
    "From",
    "To",
    "Share on record, %",
    "Comments coded",
    "Note",
)
DIFFERENCE_HEADINGS = (
    "Question",
    "Theme",
    "By",
    "Group",
    "Other group",
    "Difference, points",
    "From",
    "To",
    "Shown",
)
AGAINST_HEADINGS = (
    "Question",
    "Theme",
    "By",
    "Group",
    "Difference from all others, points",
    "From",
    "To",
    "Shown",
)
WIDTHS = {
    "Theme": 40,
    "By": 24,
    "Group": 26,
    "Other group": 26,
    "Between": 22,
    "Measure": 60,
    "Note": 58,
    "What": 110,
}
"""Of columns that hold words, in characters: names of themes and groups were cut in fewer."""

USUAL_WIDTH = 16
"""Of all others: a heading of two lines above a figure."""

AGREEMENT_HEADINGS = ("Of", "Between", "Measure", "Value", "From", "To", "Comments")


def _sheet(sheet: Any, name: str, headings: Sequence[str], rows: list[list[Value]]) -> None:
    sheet.title = name
    start = head(sheet, name, NOTES)
    fill(sheet, start, headings, rows, name.lower().replace(" ", "_"))
    offer_filters(sheet)
    fit(sheet, [WIDTHS.get(heading, USUAL_WIDTH) for heading in headings])
    run_across(sheet, start)
    sheet.freeze_panes = sheet.cell(start + 1, 1)


def _points(share: float) -> Decimal:
    """A share in points of a hundred, as a cell shows it."""
    return Decimal(f"{100 * share:.1f}")


def _in_points(estimate: Estimate) -> list[Value]:
    return [_points(end) for end in (estimate.value, estimate.low, estimate.high)]


def _coefficients(estimate: Estimate) -> list[Value]:
    return [Decimal(f"{end:.3f}") for end in (estimate.value, estimate.low, estimate.high)]


def _shares(book: EstimatesBook) -> Iterator[list[Value]]:
    for one in book.trust.shares:
        name = _name(book, one)
        group = one.group or ALL
        counted = _points(one.counted)
        figures = [*_in_points(one.estimate), counted, one.texts]
        yield [one.question, name, one.by, group, *figures, ""]
    for late in book.trust.unjudged:
        name = book.names.get((late.question, late.code), late.code)
        yield [late.question, name, "", ALL, *[""] * 5, NO_FIGURE]


def _name(book: EstimatesBook, one: ThemeShare) -> str:
    return book.names.get((one.question, one.code), one.code)


def _differences(book: EstimatesBook) -> Iterator[list[Value]]:
    for one in book.trust.differences:
        name = book.names.get((one.question, one.code), one.code)
        shown = "Yes" if one.shown else "No"
        yield [one.question, name, one.by, *one.groups, *_in_points(one.estimate), shown]


def _against(book: EstimatesBook) -> Iterator[list[Value]]:
    for one in book.trust.against:
        name = book.names.get((one.question, one.code), one.code)
        shown = "Yes" if one.shown else "No"
        yield [one.question, name, one.by, one.group, *_in_points(one.estimate), shown]


def _agreement(book: EstimatesBook) -> Iterator[list[Value]]:
    every: Mapping[str, CoderAgreement] = {
        ALL: book.trust.agreement,
        **book.trust.agreement.groups,
    }
    names = {f"{question}: {code}": name for (question, code), name in book.names.items()}
    for of, one in every.items():
        for between, pair in (("two people", one.people), ("people and computer", one.machine)):
            if pair is not None:
                yield from _pair(of, between, pair, names)
        if one.lead is not None:
            said = "F1, mean of the codes: computer less people"
            yield [
                of,
                "both",
                said,
                *_coefficients(one.lead),
                one.machine.texts if one.machine else 0,
            ]


def _pair(of: str, between: str, pair: Pair, names: Mapping[str, str]) -> Iterator[list[Value]]:
    figures = {
        "Krippendorff's alpha (MASI)": pair.alpha,
        "F1, all codings": pair.micro,
        **({"F1, mean of the codes": pair.macro} if pair.macro else {}),
        **{f"F1: {_code(key, names)}": value for key, value in pair.f1.items()},
        **{f"Cohen's kappa: {_code(key, names)}": value for key, value in pair.kappas.items()},
    }
    for measure, value in figures.items():
        yield [of, between, measure, *_coefficients(value), pair.texts]


def _code(key: str, names: Mapping[str, str]) -> str:
    """A code by its question and name, so that no two measures are called alike."""
    return f"{key.partition(':')[0]}: {names.get(key, key)} ({key.partition(': ')[2]})"
