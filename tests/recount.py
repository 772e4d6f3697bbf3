"""A study counted again from what people answered, with plain pandas and sets of people.

Nothing of how consult counts is used. Of each published table it is known what is in which row
and column only by the words printed there; of rows that were merged, by ``structure.json``.
"""

import json
import re
from dataclasses import dataclass, field

import pandas as pd

from consult.definitions import characteristics
from consult.definitions.rare_views import rare_names
from consult.definitions.wordings import normalised

PREFER = "Prefer not to say"
UNSAID = "Prefer not to say or not answered"
UNSAID_NO_NUMBER = "Prefer not to say, not answered or no usable number"
NO_NUMBER = "Answered without a usable number"
NO_AGE = "Answered, with no age in these bands"
NEITHER = "Not answered, or without a usable number"
BETWEEN, NOT_NET = "Neither or don't know", "All other answers"
IN_CAMPAIGN, NO_CAMPAIGN = "Part of a campaign", "Not part of a campaign"
ANOTHER, NOTHING, EMPTY = (
    "Another theme",
    "Nothing needs to change",
    "Comment with nothing to code",
)
OUTSIDE, HEADING = " (not in the base)", " (heading)"
LAST = {"other", "other-language"}
SENT = {"e-mail", "letter", "event"}
STANCES = {
    "Opposes, mixed or unclear": ["Opposes", "Mixed", "Unclear"],
    "Supports, mixed or unclear": ["Supports", "Mixed", "Unclear"],
    "Mixed or unclear": ["Mixed", "Unclear"],
}


@dataclass
class Cut:
    """People by group, and those of them who are in the base; of themes, the comments too."""

    groups: dict
    base: set
    comments: dict = field(default_factory=dict)


def rounded(part, whole):
    """A percentage as a whole number; a half goes up."""
    return (200 * part + whole) // (2 * whole)


def truth(cuts, line):
    """How many people a figure counts, and of how many.

    Parameters
    ----------
    cuts
        The rows of its table, and the columns where it has any.
    line
        "row", "column" and "unit" as printed: "people", "comments" or "%".
    """
    rows, columns = cuts
    row, column = (line[part].lstrip("'") for part in ("row", "column"))
    group = row.removesuffix(OUTSIDE)
    if line["unit"] == "comments":
        return rows.comments.get(row, 0), 0
    people = rows.base if group == "All" else rows.groups[group]
    if columns is None:
        return len(people if row.endswith(OUTSIDE) else people & rows.base), len(rows.base)
    base = people & columns.base
    return len(base if line["unit"] == "people" else base & columns.groups[column]), len(base)


class Recount:
    """What the tables of a study ought to say.

    Parameters
    ----------
    made
        The folder under data/processed that a run wrote.
    study
        The study file as a dict.
    """

    def __init__(self, made, study):
        responses = pd.read_parquet(made / "responses.parquet")
        self.counted = responses[responses["set_aside"] == ""].set_index("response_id")
        self.everyone = set(self.counted.index)
        self.answers = self._of_counted(pd.read_parquet(made / "answers.parquet"))
        self.comments = self._of_counted(pd.read_parquet(made / "comments.parquet"))
        self.codings = self._of_counted(pd.read_parquet(made / "codings.parquet"))
        self.campaigns = pd.read_parquet(made / "campaigns.parquet").astype({"response_id": "str"})
        self.rare = self._of_counted(pd.read_parquet(made / "rare-views.parquet"))
        asked = json.loads((made / "questionnaire.json").read_text("utf-8"))["questions"]
        self.questions = {one["id"]: one for one in asked}
        self.codes = json.loads((made / "codes.json").read_text("utf-8"))
        self.opened = study.get("window", {}).get("opens")
        self.specs = {one["id"]: one for one in study["questions"]}
        sent = {x["id"] for x in study["sources"] if x.get("channel") in SENT}
        self.sent = {x["id"] for x in study["questions"] if set(x.get("columns", {"?"})) <= sent}
        tables = json.loads((made / "tables.json").read_text("utf-8"))
        self.titles = {" ".join(one["title"].split()): one["id"] for one in tables}
        self.labels = {one["id"]: [row["label"] for row in one["rows"]] for one in tables}
        structure = json.loads((made / "structure.json").read_text("utf-8"))["tables"]
        self.places = {one["id"]: one for one in structure}

    def _of_counted(self, frame):
        return frame[frame["response_id"].isin(self.everyone)].astype({"response_id": "str"})

    def table(self, name):
        """The rows of a table, and its columns where it has any: two cuts."""
        if name.endswith("-by-stance"):
            return self._stance(name.removesuffix("-by-stance"))
        of, by, key = name.rpartition("-by-")
        if not by:
            return self._one_way(name), None
        rows = self._merged(self._by(key, of), name, "rows")
        return rows, self._merged(self._in_columns(of), name, "columns")

    def _by(self, key, of):
        """People by what a table is broken down by, and those who did not say in one group."""
        asked = {one["characteristic"]: one for one in self.questions.values()}
        if key and key in asked:
            cut = self._asked_or_fitted(asked[key])
        elif key in {"channel", "campaign"}:
            cut = self._one_way(f"{key}s")
        else:
            about = self.questions[of.removeprefix("themes-")]["about"] if key == "answer" else key
            cut = self._in_columns(f"question-{about}")
        unsaid = cut.groups.get(PREFER, set()) | cut.groups.get("Not answered", set())
        return Cut(cut.groups | {UNSAID: unsaid}, cut.base)

    def _one_way(self, name):
        kind, _, of = name.partition("-")
        if name == "channels":
            return self._channels()
        if name == "campaigns":
            return self._campaigns()
        if name == "rare-views":
            return self._rare_views()
        if kind == "themes":
            return self._themes(name, of)
        if kind == "participation":
            asked = {one["characteristic"]: one for one in self.questions.values()}
            cut = self._asked_or_fitted(asked[of])
            unsaid = cut.groups[PREFER] | cut.groups["Not answered"]
            return self._merged(Cut(cut.groups | {UNSAID: unsaid}, cut.base), name, "rows")
        if kind == "profile":
            asked = {one["characteristic"]: one for one in self.questions.values()}
            cut = self._merged(self._asked_or_fitted(asked[of]), name, "rows")
            return Cut(cut.groups, self.everyone - cut.groups["Not asked"])
        cut = self._answers(self.questions[of])
        return (
            Cut(cut.groups, self.everyone - cut.groups["Not asked"])
            if kind == "respondents"
            else cut
        )

    def _in_columns(self, name):
        """The same people, of a scale by its nets: in columns, these have no "(net)" behind."""
        cut = self._one_way(name)
        nets = {
            x.removesuffix(" (net)"): people for x, people in cut.groups.items() if " (net)" in x
        }
        if not nets:
            return cut
        between = cut.base - set().union(*nets.values())
        first = cut.base - next(iter(nets.values()))
        return Cut(cut.groups | nets | {BETWEEN: between, NOT_NET: first}, cut.base)

    def _channels(self):
        groups = {}
        for person, channel in self.counted["channel"].items():
            groups.setdefault(channel[:1].upper() + channel[1:], set()).add(person)
        return Cut(groups, self.everyone)

    def _campaigns(self):
        inside = set(self.campaigns["response_id"]) & self.everyone
        groups = {IN_CAMPAIGN: inside, NO_CAMPAIGN: self.everyone - inside}
        return Cut(groups, self.everyone)

    def _answers(self, question):
        """People by what they answered; in the base who gave an answer."""
        mine = self.answers[self.answers["question_id"] == question["id"]]
        given = mine[mine["state"].isin(["answered", "prefer not to say"])]
        if question["kind"] == "rank":
            given = given[given["number"] == 1]
        if question["kind"] == "number":
            return self._numbers(question, mine)
        groups = {
            one["label"]: set(given.loc[given["option"] == one["label"], "response_id"])
            for one in question["options"]
        }
        kept = [x["label"] for x in question["options"] if x["role"] != "prefer not to say"]
        base = set().union(*(groups[label] for label in kept))
        for label in groups.keys() - set(kept):
            groups[label] -= base  # who ticked "prefer not to say" and an answer has answered
        seen = set(mine.loc[mine["state"] == "not ticked", "response_id"])
        if question["kind"] == "multi" and (none := seen - set().union(*groups.values())):
            groups["No option ticked"] = none
            base |= none
        for net in dict.fromkeys(one["net"] for one in question["options"] if one["net"]):
            within = [x["label"] for x in question["options"] if x["net"] == net]
            groups[f"{net} (net)"] = set().union(*(groups[x] for x in within))
        return Cut(groups | self._silent(mine, set().union(*groups.values())), base)

    def _silent(self, mine, spoke):
        """Of those in no group: who was not asked, or has no line at all, and who was."""
        told = set(mine["response_id"]) - set(mine.loc[mine["state"] == "not asked", "response_id"])
        return {"Not asked": self.everyone - spoke - told, "Not answered": told - spoke}

    def _numbers(self, question, mine):
        """People by the numbers printed: "4", or "4 to 9"."""
        given = mine.dropna(subset="number").set_index("response_id")["number"]
        kind = "respondents" if question["purpose"] == "respondent" else "question"
        printed, groups = self.labels[f"{kind}-{question['id']}"], {}
        for label in printed:
            if found := re.fullmatch(r"(-?[\d.e+]+)(?: to (-?[\d.e+]+))?", label):
                low, high = float(found[1]), float(found[2] or found[1])
                groups[label] = set(given.index[(given >= low) & (given <= high)])
        return Cut(groups | self._unnumbered(mine, set(given.index), NO_NUMBER), set(given.index))

    def _unnumbered(self, mine, spoke, name):
        """Of those in no band: who refused, who answered all the same, and who is silent."""
        said = {
            label: set(mine.loc[mine["state"] == state, "response_id"]) - spoke
            for label, state in ((name, "answered"), (PREFER, "prefer not to say"))
        }
        silent = self._silent(mine, spoke.union(*said.values()))
        neither = said[name] | silent["Not answered"]
        return said | silent | {NEITHER: neither, UNSAID_NO_NUMBER: neither | said[PREFER]}

    def _ages(self, question):
        mine = self.answers[self.answers["question_id"] == question["id"]]
        ages = mine.dropna(subset="number").set_index("response_id")["number"]
        if self.specs[question["id"]]["number"] == "year of birth":
            ages = self._year() - ages
        bands = characteristics()[question["characteristic"]].bands
        groups = {
            label: set(ages.index[ages.between(band.lowest, band.highest or 120)])
            for label, band in bands.items()
        }
        base = set().union(*groups.values())
        return Cut(groups | self._unnumbered(mine, base, NO_AGE), base)

    def _year(self):
        years = self.counted["submitted_at"].dt.year
        return self.opened.year if self.opened else int(years.mode()[0])

    def _as_asked(self, question):
        return (self._ages if question["kind"] == "number" else self._answers)(question)

    def _categories(self, question):
        """People by the categories that answers fit."""
        cut, measured = self._as_asked(question), characteristics()[question["characteristic"]]
        fits = {
            normalised(words): one.label
            for one in measured.categories
            for words in (one.label, *one.also)
        }
        own = self.specs[question["id"]].get("categories", {})
        refused = {x["label"] for x in question["options"] if x["role"] == "prefer not to say"}
        groups = {PREFER: set()}
        for label, people in cut.groups.items():
            words = own.get(label, label)
            to = PREFER if label in refused else fits.get(normalised(words), words)
            groups[to] = groups.get(to, set()) | people
        return Cut(groups, cut.base)

    def _asked_or_fitted(self, question):
        """People by the words of the form, which rows were merged of, and by category."""
        cut = self._categories(question)
        return Cut(self._as_asked(question).groups | cut.groups, cut.base)

    def _merged(self, cut, name, side):
        """The groups, and those that were merged of them for this table."""
        merged = {
            label: set().union(*(cut.groups[part] for _, parts in of for part in parts))
            for label, of in self.places[name][side]
            if label not in cut.groups and all(cut.groups.keys() >= set(parts) for _, parts in of)
        }
        return Cut(cut.groups | merged, cut.base)

    def _themes(self, name, of):
        """People by the names of the codes their comments have, as far as these are printed."""
        everywhere = of == "all-comments"
        shared = [x for x in self.codes if self.codes[x] and x not in self.sent]
        asked = shared if everywhere else [of]
        names = {
            code["id"]: code["name"]
            for key in asked
            for code in self.codes[key]
            if code["name"] in self.labels[name] and (code["id"] not in LAST or not everywhere)
        }
        coded = self.codings[self.codings["question_id"].isin(asked)]
        said = self.comments[self.comments["question_id"].isin(asked)]
        cut = self._coded(said, coded[["response_id", "code"]], names)
        over = self._headings(names)
        groups = cut.groups | {
            heading: set().union(*(cut.groups[name] for name in under))
            for heading, under in over.items()
        }
        return Cut(groups, cut.base, self._comments(said, names, over) if everywhere else {})

    def _headings(self, names):
        """What is printed of a heading over themes -> the names of those under it."""
        under = {}
        for codes in self.codes.values():
            for code in codes:
                if code["theme"] and code["id"] in names and code["id"] not in LAST:
                    under.setdefault(code["theme"] + HEADING, set()).add(names[code["id"]])
        return under

    def _comments(self, said, names, over):
        """Comments, each a person and a question, by theme; and all in the base of a question."""
        keys = ["response_id", "question_id"]
        mine = self.codings[self.codings["question_id"].isin(said["question_id"])]
        label = mine["code"].map(names)
        rows = {x: {x} for x in names.values()} | over
        by_theme = {
            row: len(mine.loc[label.isin(under), keys].drop_duplicates())
            for row, under in rows.items()
        }
        nothing = said.loc[said["substance"] == "nothing to change", keys]
        return {**by_theme, "All": len(pd.concat([mine[keys], nothing]).drop_duplicates())}

    def _rare_views(self):
        raised = self.rare.rename(columns={"kind": "code"})[["response_id", "code"]]
        rest = self.codings[~self.codings["response_id"].isin(raised["response_id"])]
        said = self.comments[self.comments["question_id"].isin(set(self.codings["question_id"]))]
        coded = pd.concat([raised, rest[["response_id"]].assign(code="none")])
        return self._coded(said, coded, {**rare_names(), "none": "None of these"})

    def _coded(self, said, coded, names):
        label = coded["code"].map(names).fillna(ANOTHER)
        groups = {x: set(coded.loc[label == x, "response_id"]) for x in {*names.values(), ANOTHER}}
        of = {x: set(group["response_id"]) for x, group in said.groupby("substance")}
        spoke = set(coded["response_id"])
        groups[NOTHING] = of.get("nothing to change", set()) - spoke
        base = spoke | groups[NOTHING]
        groups[EMPTY] = of.get("non-substantive", set()) - base
        rest = set(said["response_id"]) - base - groups[EMPTY]
        unasked = of.get("not asked", set()) - of.get("blank", set())
        return Cut(groups | {"Not asked": rest & unasked, "Not answered": rest - unasked}, base)

    def _stance(self, name):
        """Rows of themes; the columns hold pairs of a person and a row."""
        question = name.removeprefix("themes-")
        mine = self.codings[
            (self.codings["question_id"] == question) & (self.codings["stance"] != "")
        ]
        names = {x["id"]: x["name"] for x in self.codes[question] if x["name"] in self.labels[name]}
        heard = {}
        for person, code, stance in mine[["response_id", "code", "stance"]].itertuples(index=False):
            heard.setdefault((person, names.get(code, ANOTHER)), set()).add(stance)
        rows, columns = {}, {x: set() for x in ("Supports", "Opposes", "Mixed", "Unclear")}
        for pair, stances in heard.items():
            known = sorted(stances - {"unclear"}) or ["unclear"]
            rows.setdefault(pair[1], set()).add(pair)
            columns[(known[0] if len(known) == 1 else "mixed").capitalize()].add(pair)
        for label, parts in STANCES.items():
            columns[label] = set().union(*(columns[part] for part in parts))
        return Cut({x: rows.get(x, set()) for x in names.values()} | rows, set(heard)), Cut(
            columns, set(heard)
        )
