"""What the equality evidence is written from, put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from consult.analysis.plan.equality import reported
from consult.model.counting.table_id import ALL_COMMENTS, TableId, TableKind
from consult.model.evidence.equality import EqualityEvidence, StatedEvidence

if TYPE_CHECKING:
    from consult.model.evidence.equality import Answer, ReferencePopulation
    from consult.model.settings.study import StatedFinding, Study
    from consult.report.prose.findings import Findings


def evidence_of(
    study: Study,
    findings: Findings,
    reference: ReferencePopulation | None,
    answers: Mapping[str, Answer],
) -> EqualityEvidence:
    """Everything beside the findings themselves.

    Parameters
    ----------
    study
        For what the equality evidence is to be on.
    findings
        What the appendix is written from.
    reference
        The people of the area, where study.toml names one.
    answers
        What people filled in.
    """
    from consult.definitions import aims, characteristics
    from consult.definitions.merging import mergings
    from consult.definitions.reference_population import reference_rules
    from consult.equality import participation

    wanted = tuple(characteristics()[name] for name in reported(study))
    taking_part = partial(participation, tables=findings.tables, reference=reference)
    return EqualityEvidence(
        characteristics=wanted,
        participation={
            one.id: taking_part(
                one, rule=reference_rules().get(one.id), merging=mergings().get(one.id)
            )
            for one in wanted
        },
        area=reference.area if reference else "",
        stated=tuple(_stated(one, findings) for one in study.equality.findings),
        answers=answers,
        aims=aims(),
    )


def _stated(finding: StatedFinding, findings: Findings) -> StatedEvidence:
    from consult.equality import stated_evidence

    nets = {name: (findings.questionnaire[name].nets or ("",))[0] for name in finding.questions}
    themes = dict(_themes(finding, findings))
    return stated_evidence(finding, findings.differences, themes=themes, nets=nets)


def _themes(
    finding: StatedFinding, findings: Findings
) -> Iterator[tuple[TableId, tuple[str, ...]]]:
    """The table of all comments, or else that of each question, and the finding's themes in it."""
    names = {code.id: code.name for codes in findings.codes.values() for code in codes}
    called = [names[code] for code in finding.themes if code in names]
    whole = TableId(TableKind.THEMES, ALL_COMMENTS)
    each = [TableId(TableKind.THEMES, key) for key in findings.codes]
    tables = [whole] if findings.table(whole) else each
    for table_id in tables:
        table = findings.table(table_id)
        rows = {row.label for row in table.rows} if table else set()
        yield table_id, tuple(name for name in called if name in rows)
