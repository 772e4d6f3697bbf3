"""People by each characteristic that a study asks about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from consult.model.counting.grouping import Grouping
from consult.model.survey.questionnaire import Purpose, Question

if TYPE_CHECKING:
    from consult.analysis.plan.consultation import CodedConsultation
    from consult.model.settings.question import QuestionSpec
    from consult.model.settings.study import Study
    from consult.model.survey.characteristic import Characteristic


def by_characteristics(
    study: Study, consultation: CodedConsultation
) -> Iterator[tuple[Characteristic, Grouping]]:
    """Each characteristic asked about and the people by its categories, in the order asked.

    Parameters
    ----------
    study
        For how its questions give categories, and ages or years.
    consultation
        What was asked and answered.
    """
    from consult.definitions import characteristics
    from consult.equality import by_characteristic

    specs = {spec.id: spec for spec in study.questions}
    for question in consultation.questionnaire.questions:
        if question.purpose is Purpose.CHARACTERISTIC:
            spec = specs[question.id]
            measured = characteristics()[question.characteristic]
            grouping = _age_or_answer(consultation, question, spec, measured)
            yield measured, by_characteristic(grouping, measured, categories=spec.categories)


def _age_or_answer(
    consultation: CodedConsultation,
    question: Question,
    spec: QuestionSpec,
    measured: Characteristic,
) -> Grouping:
    """People by the band of the age or year they gave, or by what they answered."""
    from consult.tabulate import by_age

    if not (spec.number and measured.bands):
        return consultation.answered.grouping(question)
    year = consultation.questionnaire.year
    return by_age(
        question,
        consultation.answered.to(question),
        consultation.ids,
        bands=measured.bands,
        born_before=year if spec.number == "year of birth" else None,
    )
