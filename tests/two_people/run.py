"""The study lived through once, by the commands a person types, with copies of it on the way."""

import contextlib
import io
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pipelines.cli import app
from tests.approving import decide_quotes
from tests.responding import respond, told
from tests.two_people import park, people
from tests.two_people.at_the_desk import Desk
from tests.two_people.recount import EVERYBODY, FIRST_WAVE, POOL, names_after

BEFORE, AFTER = "final", "now"
"""States that were kept: when the report was final, and after the late forms."""

STATES = (
    (BEFORE, FIRST_WAVE, people.NAMED),
    (AFTER, EVERYBODY, names_after()),
)
"""The same two, with the responses there were and what each theme is called."""

AB, BC, CD = "from AB.xlsx", "from BC.xlsx", "from CD.xlsx"
AGAIN = "from AB again.xlsx"
"""AB's copy, opened and saved once more after the conflicts were settled."""

OFFICE = shutil.which("soffice")


@dataclass
class Lived:
    """What was lived through.

    Parameters
    ----------
    folder
        Where it lies, with a folder for each state that was kept.
    said
        Name of a step -> what the command said.
    first_suggested
        Question and number of a comment -> ids of the codes it was suggested first.
    first_names
        What themes that were found in the comments were called before a person named them.
    quoted
        The rows of the workbook of quotes as they were decided.
    """

    folder: Path
    said: dict[str, str] = field(default_factory=dict)
    first_suggested: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    first_names: list[str] = field(default_factory=list)
    quoted: list[dict[str, str]] = field(default_factory=list)

    def made(self, state):
        """What a run made, as it lay at some state."""
        return self.folder / state / "data" / "processed" / "park"

    def reports(self, state):
        """What would leave the building, as it lay at some state."""
        return self.folder / state / "reports" / "park"

    def keep(self, state, *, of="now"):
        """Keep a copy of the project as it is."""
        shutil.copytree(self.folder / of, self.folder / state)


def call(project, *words, ends=0):
    """Run a command in a project, as a person would: what it said, or the error it ended with."""
    said, errors, before = io.StringIO(), io.StringIO(), Path.cwd()
    with pytest.MonkeyPatch.context() as patch, contextlib.ExitStack() as stack:
        patch.setattr("sys.argv", ["consult", *map(str, words)])
        stack.enter_context(contextlib.redirect_stdout(said))
        stack.enter_context(contextlib.redirect_stderr(errors))
        stack.callback(os.chdir, before)
        os.chdir(project)
        ended = stack.enter_context(pytest.raises(SystemExit))
        app.main()
    assert (ended.value.code or 0, bool(errors.getvalue())) == (ends, bool(ends)), errors.getvalue()
    return errors.getvalue() if ends else said.getvalue()


def live_through(folder):
    """Everything, from the first run to the late responses."""
    lived, now = Lived(folder), folder / "now"
    now.mkdir()
    made = lived.made("now")
    park.put(now, "online", "paper")
    _code_blind(lived, now, made)
    _review(lived, now, made)
    lived.said["draft"] = call(now, "run", "park")
    lived.keep("draft")
    _sign_off(lived, now, made)
    lived.keep("final")
    _late(lived, now, made)
    return lived


def _code_blind(lived, now, made):
    lived.said["sample"] = call(now, "sample", "park", "--half-width", "10", "--coders", "2")
    desk = Desk(made / "review.xlsx")
    pool = desk.theme(people.found_in(desk, "paddling"))["Current name"]
    people.code_blind(made / "blind-sample-1.xlsx", people.first_coder, pool)
    people.code_blind(made / "blind-sample-2.xlsx", people.second_coder, pool)
    lived.said["coded"] = call(now, "sample", "park")
    desk = Desk(made / "review.xlsx")
    ids = {line["Current name"]: line["Code id"] for line in desk.themes()}
    ids[pool], lived.first_names = POOL, [pool]
    lived.first_suggested = {
        people.TEXTS[line["Answer"]]: frozenset(
            ids[name] for name in line.numbered("Suggested code").values() if name
        )
        for line in desk.answers()
    }


def _review(lived, now, made):
    """Two copies come back in one order, in the other, and one after the other; then CD's."""
    people.ab_reviews(made / "review.xlsx", now / AB)
    people.bc_reviews(made / "review.xlsx", now / BC)
    if OFFICE:
        save_with_office(now / BC)
    for state in ("other order", "one by one"):
        lived.keep(state)
    lived.said["review"] = call(now, "review", "park", AB, BC)
    lived.keep("two returned")
    call(lived.folder / "other order", "review", "park", BC, AB)
    for copy in (BC, AB):
        call(lived.folder / "one by one", "review", "park", copy)
    for project in (now, lived.folder / "one by one"):
        review = project / "data" / "processed" / "park" / "review.xlsx"
        people.cd_settles(review, project / CD)
        lived.said["settled"] = call(project, "review", "park", CD)
    call(lived.folder / "one by one", "run", "park", "--until", "trust")
    Desk(now / AB).save(now / AGAIN)
    lived.said["again"] = call(now, "review", "park", AGAIN)


def save_with_office(path):
    """Open a workbook in LibreOffice and save it in its place."""
    out, profile = path.parent / "saved", f"-env:UserInstallation=file://{path.parent}/office"
    subprocess.run(
        [OFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)],
        check=True,
        capture_output=True,
    )
    shutil.move(out / path.name, path)
    shutil.rmtree(path.parent / "office")


def _sign_off(lived, now, made):
    """AB finishes the second question; quotes and responses are decided; the report is final."""
    people.finish(made / "review.xlsx", "AB")
    call(now, "run", "park", "--until", "respond")
    lived.quoted = decide_quotes(made, is_approved, by="EF")
    respond_to_all(made / "response.xlsx")
    lived.said["final"] = call(now, "run", "park", "--final")


def is_approved(row):
    """Whether a quote is approved: those with an even number of letters."""
    return "No" if len(str(row["Quote"])) % 2 else "Yes"


def respond_to_all(path):
    """Write a response to every theme: one with seats has words of its own."""
    common = ("We have read what you say, and will come back to it.", "Not changed", None, "GH")
    answers = dict.fromkeys(told(path), common)
    respond(path, answers | {people.NAMED["s"]: ("Forty seats are bought.", "Changed", None, "GH")})


def _late(lived, now, made):
    """A theme is renamed after the report was final; late forms come; AB decides them."""
    call(now, "freeze", "park")
    desk = Desk(made / "review.xlsx")
    people.change(desk, "seats", "AB", **{"New name": people.RENAMED_AFTER})
    desk.save()
    park.put(now, "late", late=True)
    lived.said["late"] = call(now, "review", "park")
    desk = Desk(made / "review.xlsx")
    new = people.found_in(desk, "allotments")
    lived.first_names.append(desk.theme(new)["Current name"])
    people.change(desk, new, "AB", **{"New name": people.EMERGED})
    named = people.NAMED | {"s": people.RENAMED_AFTER, "a": desk.theme(new)["Current name"]}
    desk.save()
    people.finish(made / "review.xlsx", "AB", named)
    lived.said["after"] = call(now, "run", "park")


def refused(lived, *words):
    """The error of a command that must be refused, in a copy of the draft."""
    lived.keep("refused", of="draft")
    try:
        return call(lived.folder / "refused", *words, ends=2)
    finally:
        shutil.rmtree(lived.folder / "refused")
