"""The first sheet of a review workbook: what to do, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from consult.coding.decisions.finished import FEWEST_REVIEWED
from consult.coding.review import layout as at
from consult.coding.review.book import Book
from consult.coding.review.further.progress import AnswersTable, ThemesRows
from consult.coding.review.further.sheet_names import sheet_names
from consult.coding.review.split_cell import HOW
from consult.model.coding.deciding import Band
from consult.model.coding.review import ENOUGH
from consult.office.live_cells import put_formula
from consult.office.sheet import Value, fill, fit, head, link

WIDTHS = (90, 34, 10, 12, 12, 12, 14, 16, 12)
"""Of its columns, in characters."""

WORDS = (
    "This workbook is for the people who review how answers were sorted into themes. A computer "
    "suggested every theme and every code in it. You decide: what you write here counts, and the "
    "computer's suggestion gives way to it.",
    "It holds what people wrote, with personal data taken out by rules that miss things. Keep it "
    "within the team that reviews the answers. Do not publish it.",
    "1. Read the themes. On the sheet “Themes”, read the examples beside each theme; the column "
    "All examples leads to the rest of them. Fill in only: New name, Merge into, Retire, Checked "
    "by, Split into, New definition. Write your initials under Checked by when you have looked at "
    "a theme, also if you change nothing.",
    "Is a theme missing? Each question has a few empty rows under its themes. Write the name of "
    f"the new code under {at.CURRENT} and what it takes in under {at.NEW_DEFINITION}. From then "
    "on you can choose it under Add code.",
    "Merge into makes one theme part of another: choose the other one from the list. Retire takes "
    "a theme away: choose Yes. Answers left without a theme become “Other”. Split into puts "
    f"several new themes in the place of one. {HOW} Themes that were merged, retired or split "
    "stand in grey at the foot of the sheet; empty the cell there to have one back.",
    "2. Read the answers. Each question has a sheet of its own, and those that need you most come "
    "first. Choose Yes under Accept all to accept every code of the row that you do not remove, or "
    "Accept or Remove under each Decision. Add what is missing under Add code. Write your initials "
    "under Reviewer: once is enough where you alone fill in this copy. Further to the right stand "
    "the passage that earned the answer each code, and how often the answer was given.",
    "Note is for whatever colleagues should know: it is kept, and stands in the next workbook. "
    "Quote approved: Yes lets the report quote the answer, if its writer allowed it and nothing "
    "else speaks against it; No keeps it out, whatever anybody else says. Safeguarding: Yes puts "
    "the answer on the list of people at risk, and it is never quoted. If somebody may be in "
    "danger now, tell your safeguarding lead at once.",
    f"Once {FEWEST_REVIEWED} answers to a question are decided, the computer learns from them and "
    "this workbook is written anew, with better suggestions for the answers that wait. How sure "
    f"then says how likely a code is right: “{at.CONFIDENCE_LABELS[Band.ACCEPT]}” may stand, "
    f"“{at.CONFIDENCE_LABELS[Band.REVIEW]}” needs a person, "
    f"“{at.CONFIDENCE_LABELS[Band.LEAVE]}” is the best of a poor lot. Perhaps also names codes "
    "that nearly made it: add them if they fit.",
    "The same words given by several people stand once, and what you decide holds for all of them. "
    "A row you leave alone keeps its suggested codes. You can stop at any row. The report can be "
    f"final only when every theme is checked and, for each question, {ENOUGH} answers are "
    "decided, or all of them where there are fewer. The table below counts as you go.",
    "3. Save the workbook under the same name in the same folder, and run the study again; or send "
    "your copy to whoever runs it. If something cannot be understood, you are told the sheet, row "
    "and column. Nothing you wrote is thrown away: when the workbook is written anew, your "
    "decisions are in it, and the workbook as you left it is kept. What is new since then says "
    "New.",
    "Several people may each fill in a copy of this workbook. Where several fill in the same copy, "
    "each writes initials in every row they decide. What you leave as it was says "
    "nothing, and where two of you decide otherwise both decisions stand on the sheet "
    f"“{at.ADJUDICATE}” of the next workbook, for a person to settle.",
    "Cells that are not to be filled in are locked, so that no column is sorted by itself. You may "
    "filter, make columns and rows wider, and write in the columns behind ours. To sort, choose "
    "Review, Unprotect Sheet: there is no password. Then sort whole rows.",
)


OF_STANCE = (
    "Where a question asks why people agree or disagree, say under Stance which way the answer as "
    "a whole goes: Supports, Opposes, Mixed (it goes both ways) or Unclear. The suggestion beside "
    "it says Unclear where the computer is not sure. Leave the cell empty where you do not want to "
    "decide. What you choose stands for the answer and teaches the computer about the others."
)
"""Only where there is such a question."""


def title_of(book: Book) -> str:
    """Title of the workbook.

    Parameters
    ----------
    book
        What it shows.
    """
    return f"Review of themes and codes: {book.title}"


HEADINGS = (
    *("Question", "Sheet", "Themes", "Themes checked", "Answers shown", "Answers decided"),
    *("Decisions asked for", "Left for the blind sample", "Left out"),
)


def write_readme(
    sheet: Any,
    book: Book,
    themes: Mapping[str, ThemesRows],
    answers: Mapping[str, AnswersTable],
) -> None:
    """Write what to do, and how far people have come with each question.

    Parameters
    ----------
    sheet
        The first sheet of the workbook, empty; it is given its name here.
    book
        What the workbook shows.
    themes, answers
        Part -> where its themes stand, and question id -> its answers.
    """
    sheet.title = at.README
    notes = [
        *(WORDS if not book.agreement else (*WORDS[:6], OF_STANCE, *WORDS[6:])),
        f"{at.MADE_FROM} {book.fingerprint}. Please leave this line as it is.",
    ]
    start = head(sheet, title_of(book), notes)
    names = sheet_names(book.questions)
    rows: list[list[Value]] = [
        [
            f"{key}: {wording}",
            names[key],
            len(themes[book.part(key)].rows),
            themes[book.part(key)].checked,
            len(answers[key].rows),
            answers[key].decided,
            min(len(answers[key].rows), ENOUGH),
            book.held.get(key, 0),
            book.left_out.get(key, 0),
        ]
        for key, wording in book.questions.items()
    ]
    fill(sheet, start, HEADINGS, rows, "questions")
    fit(sheet, WIDTHS)
    for row, (key, name) in enumerate(names.items(), start=start + 1):
        mine, part = answers[key], themes[book.part(key)]
        put_formula(sheet.cell(row, 4), f"={part.counting()}", part.checked)
        put_formula(sheet.cell(row, 6), f"={mine.counting(name)}", mine.decided)
        link(sheet.cell(row, 2), name)
