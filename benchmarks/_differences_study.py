"""A synthetic study from any seed, tabulated and written up with the codes planted in it.

What is passed through as it is: reading the exports, setting aside, cleaning, the plan of tables,
comparisons, and putting every chapter together. What is not: coding by models (comments have the
codes that were planted in them, all sure), the rendering of files and, unless asked for, most of
disclosure control, which takes three quarters of the time. Then only what is too small by itself is
hidden, so more is compared than a report would show.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pandas as pd

from benchmarks.kent import QUESTIONS, SOURCES, STANCES, STUDY
from benchmarks.synthetic import write_kent_2024
from benchmarks.synthetic.truth import TRUTH_FILE
from benchmarks.synthetic.written import SPELLINGS
from consult.disclose import Respondents
from consult.disclose.policy.rules import Policy
from consult.disclose.suppress.figures import figures
from consult.disclose.tables.printing import printed
from consult.disclose.tables.protect import Protected
from consult.model.coding.codeframe import CodesByQuestion, UsedCode
from consult.model.coding.deciding import Band, DecidedBy
from consult.model.coding.review import Review
from consult.model.coding.trust import Trust
from consult.model.counting.counts import Counts
from consult.model.evidence.difference import Families
from consult.model.publishing.quotes import Quoting
from consult.model.publishing.response import Responding
from consult.model.publishing.rows import RowMarks
from consult.model.run.record import EmbeddingRecord
from consult.model.settings.study import Study
from consult.model.survey.questionnaire import Kind
from consult.model.survey.review_tables import JOURNAL
from consult.model.survey.tables import (
    RARE_VIEWS,
    SETTLED_CODINGS,
    Substance,
    conform,
    empty,
)
from consult.model.words.document import Document
from pipelines.stages import clean, earlier, ingest, report, tabulate
from pipelines.study.context import Context
from pipelines.study.equality import load_equality
from pipelines.study.study_file import load_codeframe, load_study

ABOUT_AGREEMENT = ("relating_why", "thriving_why", "leading_why")
"""Questions whose passages have a stance."""


@dataclass(frozen=True)
class Written:
    """What a study says of differences.

    Parameters
    ----------
    families
        Every comparison that was made.
    documents
        The appendix with all that the workbook has beside it, and the equality evidence.
    """

    families: Families
    documents: tuple[Document, ...]


OF_CLEANING = ("redactions", "same_person", "ledger", "trade_words")
"""What the report takes from cleaning."""


def written(seed: int, *, differences: bool, whole: bool) -> Written:
    """Make the study of a seed and write it up.

    Parameters
    ----------
    seed
        Of the generator; 2024 with ``differences`` is the study that ships.
    differences
        Whether the two differences between groups are planted.
    whole
        Whether disclosure control is passed through as it is.
    """
    with TemporaryDirectory() as name:
        exports = Path(name)
        write_kent_2024(exports, seed=seed, differences=differences)
        truth = json.loads((exports / TRUTH_FILE).read_text(encoding="utf-8"))
        context = _context(exports)
        read = ingest.run(context)
    needed = (field.name for field in fields(clean.CleanInputs) if field.name in read)
    cleaned = clean.run(context, clean.CleanInputs(**{name: read[name] for name in needed}))
    codings = planted_codings(truth, cleaned["responses"], cleaned["comments"])
    shared = {
        "questionnaire": read["questionnaire"],
        "answers": read["answers"],
        "comments": cleaned["comments"],
        "codes": _codes(context, codings),
    }
    with nullcontext() if whole else patch("consult.disclose.protect", lightly_protected):
        counted = tabulate.run(
            context,
            tabulate.TabulateInputs(
                **shared,
                codings=codings,
                responses=cleaned["responses"],
                campaigns=cleaned["campaigns"],
                rare_views=empty(RARE_VIEWS),
                counted_rows=_counted_rows(context, read, cleaned),
            ),
        )
    made = report.run(
        context,
        report.ReportInputs(
            **shared,
            **{name: cleaned[name] for name in OF_CLEANING},
            embedding=EmbeddingRecord("none: the planted codes were taken", 0),
            stances={},
            **_undecided(),
            **{name: counted[name] for name in ("tables", "drift", "differences")},
        ),
    )
    return Written(counted["differences"], (made["workbook"], made["equality"]))


def _counted_rows(
    context: Context, read: Mapping[str, Any], cleaned: Mapping[str, Any]
) -> RowMarks:
    """The rows that count, of a study that released nothing before."""
    rows: RowMarks = earlier.run(
        context,
        earlier.EarlierInputs(
            read["questionnaire"],
            read["read_rows"],
            cleaned["responses"],
            read["answers"],
            cleaned["comments"],
        ),
    )["counted_rows"]
    return rows


def _undecided() -> dict[str, Any]:
    """What people made of the study: nothing."""
    return {
        "reviewed": Review(),
        "journal": empty(JOURNAL),
        "quoting": Quoting(),
        "responding": Responding(),
        "trust": Trust(),
    }


def _context(exports: Path) -> Context:
    study, codeframe = _settled(load_study(STUDY)), load_codeframe(STUDY)
    reference, _ = load_equality(STUDY, study, codeframe)
    return Context(study, codeframe, exports, name=STUDY.name, reference=reference)


def _settled(study: Study) -> Study:
    """The study file, with what an analyst would say of spellings that the shipped seed lacks."""
    spelled = {key: SPELLINGS[key] for key in ("Neither agree nor disagree", "Don't know")}
    values = {written: meant for meant, written in spelled.items()}
    questions = tuple(
        one.model_copy(update={"values": values}) if one.kind is Kind.SCALE else one
        for one in study.questions
    )
    return study.model_copy(update={"questions": questions})


def planted_codings(
    truth: dict[str, Any], responses: pd.DataFrame, comments: pd.DataFrame
) -> pd.DataFrame:
    """The codes planted in the comments that are counted, as if people had given them.

    Parameters
    ----------
    truth
        What the generator wrote down.
    responses, comments
        As cleaned.

    Returns
    -------
    pandas.DataFrame
        Schema ``SETTLED_CODINGS``.
    """
    said = comments[comments["substance"] == Substance.SUBSTANTIVE].merge(
        responses[["response_id", "source", "row"]], on="response_id"
    )
    rows = [
        (response, question, code, STANCES[planted["stance"]], text)
        for response, question, source, row, text in said[
            ["response_id", "question_id", "source", "row", "text"]
        ].itertuples(index=False)
        for planted in _planted(truth, source, row, question)
        for code in planted["themes"]
    ]
    frame = pd.DataFrame(rows, columns=["response_id", "question_id", "code", "stance", "passage"])
    frame["stance"] = frame["stance"].where(frame["question_id"].isin(ABOUT_AGREEMENT), "")
    sure = frame.assign(decided_by=DecidedBy.PERSON, probability=1.0, band=Band.ACCEPT)
    return conform(sure, SETTLED_CODINGS)


def _planted(
    truth: dict[str, Any], source: str, row: int, question: str
) -> Iterator[dict[str, Any]]:
    """The one comment of a response on a question; a letter has one whatever it is about."""
    comments = truth["responses"][f"{SOURCES.get(source, source)}:{row}"]["comments"]
    for asked, comment in comments.items():
        if question == "letter" or QUESTIONS.get(question) == asked:
            yield comment


def _codes(context: Context, codings: pd.DataFrame) -> CodesByQuestion:
    """The codes of the codeframe, for every question that has codings."""
    used = tuple(
        UsedCode(code.id, code.name, code.definition, theme.name)
        for theme in context.codeframe.themes
        for code in theme.codes
    )
    return {str(question): used for question in sorted(codings["question_id"].unique())}


def lightly_protected(
    release: Sequence[Sequence[Counts]], policy: Policy, people: Respondents, **more: object
) -> tuple[Protected, ...]:
    """Tables without the figures that are too small by themselves; nothing is hidden for others.

    Parameters
    ----------
    release, policy, people
        As for ``consult.disclose.protect``. Tables of one ladder are all by the groups of the rung
        that leaves most to compare.
    """
    del more
    ladders: dict[str, list[int]] = defaultdict(list)
    for at, (first, *_) in enumerate(release):
        ladders[(first.column_title and first.ladder) or f"table {at}"].append(at)
    chosen: dict[int, Protected] = {}
    for places in ladders.values():
        ways = [
            [_without_small(way, policy, people.source) for way in release[at]] for at in places
        ]
        rungs = sorted({way.counts.rung for some in ways for way in some})
        tried = [[_best(some, rung) for some in ways] for rung in rungs]
        chosen.update(
            zip(places, max(tried, key=lambda found: sum(map(_told, found))), strict=True)
        )
    return tuple(chosen[at] for at in range(len(release)))


def _without_small(counts: Counts, policy: Policy, source: str) -> Protected:
    known = figures(counts, policy)
    hidden = {of for of, one in known.items() if one.primary}
    table = printed(counts, hidden.__contains__, policy, source=source)
    return Protected(table, counts, (), ())


def _best(ways: Sequence[Protected], rung: int) -> Protected:
    """The way of a rung that tells most; the first where the table has no such rung."""
    return max((way for way in ways if way.counts.rung == rung), key=_told, default=ways[0])


def _told(one: Protected) -> float:
    """Figures other than 0 that are shown, worth less the more is hidden."""
    cells = [cell for row in one.table.rows for cell in row.cells[1:]]
    shown = sum(cell.number is not None for cell in cells)
    return sum(bool(cell.number) for cell in cells) * shown / max(len(cells), 1)
