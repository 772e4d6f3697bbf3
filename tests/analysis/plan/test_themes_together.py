"""Claims about themes that several questions share: one row over all, and one under each."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from consult.analysis.plan.themes import PeopleByTheme
from consult.model.coding.codeframe import Codeframe, UsedCode
from consult.model.counting.region import ticked
from consult.model.counting.table_id import ALL_COMMENTS
from consult.model.survey.questionnaire import Kind, Question, Questionnaire
from consult.tabulate import linked
from tests.audit.released import POLICY

BEST = Question("best", "What is best?", Kind.TEXT)
WORST = Question("worst", "What is worst?", Kind.TEXT)
NOTES = Question("notes", "What came by e-mail", Kind.TEXT)
ASKED = Questionnaire((BEST, WORST, NOTES))
DOGS = UsedCode("t01", "Dogs", found=True)
PATHS = UsedCode("t02", "Paths", "", "Walking", found=True)
OTHER = UsedCode("other", "Other")


@dataclass(frozen=True)
class Coded:
    """The part of a coded consultation that is read: who raised what under which question."""

    raised: tuple[tuple[str, str, str], ...]
    codes: dict[str, tuple[UsedCode, ...]]
    questionnaire: Questionnaire = ASKED

    @property
    def codings(self):
        return pd.DataFrame(self.raised, columns=["response_id", "question_id", "code"])

    def codings_on(self, *questions):
        return self.codings[self.codings["question_id"].isin(questions)]

    def comments_on(self, *questions):
        said = self.codings_on(*questions)[["response_id", "question_id"]].drop_duplicates()
        return said.assign(state="answered", substance="substantive", text="", copy_of="")


def people(question, code, numbers):
    return tuple((f"r{number}", question, code) for number in numbers)


def themes(raised, codes, apart=()):
    coded = Coded(raised, codes)
    return PeopleByTheme(coded, Codeframe(), POLICY, frozenset(apart))


EVERYWHERE = people("best", "t01", range(8)) + people("worst", "t01", range(6, 9))
BOTH = {"best": (DOGS,), "worst": (DOGS,)}


def counted(grouping):
    return dict(zip(grouping.labels, grouping.codes.sizes.tolist(), strict=True))


def test_somebody_who_raised_a_theme_under_two_questions_is_one_person_over_all():
    found = themes(EVERYWHERE, BOTH).groupings
    assert counted(found["best"])["Dogs"] == 8
    assert counted(found["worst"])["Dogs"] == 3
    assert counted(found[ALL_COMMENTS])["Dogs"] == 9


def test_a_theme_few_raised_under_a_question_has_its_row_there_when_enough_raised_it_anywhere():
    # Without the row nothing would hide how many they are: all less those of the other question.
    assert set(themes(EVERYWHERE, BOTH).names(WORST).values()) == {"Dogs"}
    alone = people("best", "t01", range(8)) + people("worst", "t02", range(3))
    assert themes(alone, {"best": (DOGS,), "worst": (PATHS,)}).names(WORST) == {}


def groupings(raised):
    return tuple(themes(raised, BOTH).groupings.values())


def test_a_theme_over_all_is_bound_to_the_same_theme_under_each_question():
    (dogs,) = (one for one in linked(groupings(EVERYWHERE)) if one.id == "all-comments: Dogs")
    (whole,) = (link.held for link in dogs.links if link.whole)
    assert whole == ticked(["best: Dogs", "worst: Dogs"])


def test_what_is_no_theme_has_no_row_over_all():
    raised = EVERYWHERE + people("best", "other", range(20, 30))
    found = themes(raised, {"best": (DOGS, OTHER), "worst": (DOGS,)}).groupings
    assert "Other" not in counted(found[ALL_COMMENTS])
    assert counted(found["best"])["Other"] == 10


def test_a_theme_raised_in_letters_alone_has_no_row_over_the_questionnaire():
    raised = EVERYWHERE + people("notes", "t02", range(40, 50))
    codes = {**BOTH, "notes": (PATHS,)}
    assert "Paths" not in counted(themes(raised, codes, ["notes"]).groupings[ALL_COMMENTS])


def test_two_themes_of_one_name_are_told_apart_over_all():
    other_dogs = UsedCode("worst-t01", "Dogs", found=True)
    raised = people("best", "t01", range(8)) + people("worst", "worst-t01", range(7))
    found = themes(raised, {"best": (DOGS,), "worst": (other_dogs,)}).groupings
    over_all = counted(found[ALL_COMMENTS])
    assert (over_all["Dogs"], over_all["Dogs (worst-t01)"]) == (8, 7)
