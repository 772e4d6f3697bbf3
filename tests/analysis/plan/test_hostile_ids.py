"""Whatever questions are called, as far as an id may be: a study runs and no table is mistaken."""

import json
from dataclasses import replace
from itertools import permutations

import pytest

from consult.model.counting.region import together
from consult.model.counting.table_id import TableId
from consult.model.settings.study import EqualitySettings
from consult.model.survey.questionnaire import Questionnaire
from tests.analysis.plan.test_breaks import CAPACITY, VIEW, WHY, changed, planned
from tests.parks import REASONS, put_study

CODEFRAME = """
[[themes]]
id = "care"
name = "Care of the park"
[[themes.codes]]
id = "toilets"
name = "Toilets"
definition = "Toilets, open and clean."
examples = ["The toilets are dirty and often locked"]
"""


def study(*, closed, written, born="born", breaks=()):
    """A study in which closed questions, open ones and that about age are called so."""
    parts = ['[study]\ntitle = "Parks"\n', '[embedding]\nname = "lsa"\n']
    names = ", ".join(f'"{one}"' for one in ("age", *(breaks or closed)))
    parts += [f"[report]\nbreak_down_by = [{names}]\n"]
    parts += [f'[[report.banner]]\ntitle = "Side by side"\nacross = [{names}]\n']
    parts += ['[[sources]]\nid = "online"\nfile = "parks.csv"\nplatform = "generic"\n']
    letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for name in closed:
        parts.append(
            question(name, "single", next(letters), 'options = ["Yes", "No", "Perhaps"]\n')
        )
    for name in written:
        parts.append(question(name, "text", next(letters), f'about = "{closed[0]}"\n'))
    age = 'purpose = "characteristic"\ncharacteristic = "age"\noptions = ["18 to 24", "25 to 34"]\n'
    parts.append(question(born, "single", next(letters), age))
    return "\n".join(parts)


def question(name, kind, column, more):
    text = f'id = "{name}"\ntext = "What of {name}?"\nkind = "{kind}"\n'
    return f'[[questions]]\n{text}columns = {{ online = ["{column}"] }}\n{more}'


def export(*, closed, written, born="born"):
    lines = [",".join(f"What of {name}?" for name in (*closed, *written, born))]
    for n in range(180):
        said = [("Yes", "No", "Perhaps")[(n + n // (3 + at)) % 3] for at, _ in enumerate(closed)]
        wrote = [f"{REASONS[(n + at) % 7]}{' again' * (n // 7)}" for at, _ in enumerate(written)]
        lines.append(",".join((*said, *wrote, ("18 to 24", "25 to 34")[n // 2 % 2])))
    return "\n".join(lines) + "\n"


def tables_of(folder):
    path = folder / "data" / "processed" / "parks" / "tables.json"
    return {table["id"]: table for table in json.loads(path.read_text(encoding="utf-8"))}


def test_a_question_called_like_the_breakdown_of_another_runs(ran):
    called = {"closed": ("journeys", "journeys-by-age"), "written": ("why",)}
    tables = tables_of(ran(study(**called), export(**called)))
    assert tables["question-journeys-by-age"]["title"] == "What of journeys? – by age"
    assert tables["question-journeys-byby-age"]["title"] == "What of journeys-by-age?"
    assert tables["question-journeys-byby-age-by-age"]["title"] == (
        "What of journeys-by-age? – by age"
    )
    across = [column["heading"] for column in tables["banner-1-question-journeys"]["columns"]]
    assert across[1:3] == ["Age: 18 to 24", "Age: 25 to 34"]


NAMES = (
    "age",
    "age-asked",
    "by-age",
    "channel",
    "rare-views",
    "question",
    "question-themes",
    "journeys",
    "journeys-by-age",
    "a--by--b",
    "-",
)
"""Of closed questions, in one study."""

WRITTEN = ("all-comments", "all-comments-by-age", "about-age", "stance", "answer", "-by-stance")
"""Of open ones."""


def test_questions_called_like_everything_that_tables_are_called_run_in_one_study(project, call):
    called = {"closed": NAMES, "written": WRITTEN, "born": "themes"}
    breaks = ("age-asked", "channel", "journeys-by-age")
    put_study(project, study(**called, breaks=breaks), export(**called))
    folder = project / "pipelines" / "studies" / "parks"
    (folder / "codeframe.toml").write_text(CODEFRAME, encoding="utf-8")
    code, _, error = call("run", "parks")
    assert (code, error) == (0, "")
    tables = tables_of(project)
    path = project / "data" / "processed" / "parks" / "counts.json"
    counted = {one["id"] for one in json.loads(path.read_text(encoding="utf-8"))}
    assert {TableId.parse(name).subject for name in tables} >= {*NAMES, *WRITTEN}
    assert counted <= set(tables)


def plan_of(who, view, why):
    """The plan of a study of a profile question, a closed one and the reason for it, called so.

    Two characteristics stand for all in what is told of each in the equality evidence.
    """
    to = {"who": who, "view": view, "why": why}
    plan = planned({"break_down_by": [who]}, campaign=[f"r{at}" for at in range(12)])
    asked = Questionnaire(
        (
            replace(CAPACITY, id=who),
            replace(VIEW, id=view),
            replace(WHY, id=why, about=view),
        )
    )
    frames = {
        name: frame.assign(question_id=frame["question_id"].map(to))
        for name in ("answers", "comments", "codings")
        for frame in (getattr(plan.consultation, name),)
    }
    codes = {why: plan.consultation.codes["why"]}
    told = EqualitySettings(characteristics=("age", "religion"))
    plan = replace(plan, study=plan.study.model_copy(update={"equality": told}))
    return changed(plan, questionnaire=asked, codes=codes, **frames)


HOSTILE = (*NAMES, *WRITTEN)
TABLES, DIMENSIONS = 12, 10
"""Of the plan above, whatever its questions are called; one is the heading over its two codes."""


@pytest.mark.parametrize("at", range(len(HOSTILE)))
def test_whatever_two_questions_are_called_each_table_has_its_own_id(at):
    """Each name beside four others; the study above has all of them at once."""
    for further in (1, 2, 5, 8):
        first, second = HOSTILE[at], HOSTILE[(at + further) % len(HOSTILE)]
        plan = plan_of("who-else", first, second)
        made = [ways[0] for ways in plan.all_counts()]
        assert len({str(one.id) for one in made}) == len(made) == TABLES
        assert all(TableId.parse(str(one.id)) == one.id for one in made)


@pytest.mark.parametrize(
    ("who", "view", "why"), [*permutations(("age", "channel", "all-comments"))]
)
def test_whatever_questions_are_called_the_same_people_are_counted(who, view, why):
    plain = [ways[0].cells.to_dict() for ways in plan_of("a", "b", "c").all_counts()]
    assert [ways[0].cells.to_dict() for ways in plan_of(who, view, why).all_counts()] == plain


@pytest.mark.parametrize("name", HOSTILE)
def test_no_two_tables_take_different_people_for_the_same(name):
    """Dimensions of one id are cut into the same parts, as they are where names are plain."""
    for plan in (plan_of(name, "b", "c"), plan_of("a", name, "c"), plan_of("a", "b", name)):
        found = [one for ways in plan.all_counts() for one in ways[0].of.dimensions]
        assert len(together(found)) == DIMENSIONS
