"""What was planted, written down so that a test can ask whether the pipeline found it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.synthetic import people, planting, workbooks
from benchmarks.synthetic.material import open_questions, questions, themes
from benchmarks.synthetic.nouns import LETTERS, ONLINE, PAPER, Comment, Letter, Question, Response
from benchmarks.synthetic.study import AGREEING, Made

TRUTH_FILE = "truth_SYNTHETIC.json"
BLANK = "(blank)"
NOTE = "SYNTHETIC: invented, with planted truth; says nothing about any real consultation response"
KEPT = "online and paper, without copies, without late ones, without near-empty ones"

Json = dict[str, Any]


def truth_of(made: Made) -> Json:
    """The planted truth of a study as plain values.

    Parameters
    ----------
    made
        The study.
    """
    responses = _keyed(made)
    kept = [r for r, entry in responses.values() if is_kept(r, entry["late"])]
    entries = {key: entry for key, (_, entry) in responses.items()}
    letters = {f"{LETTERS}:{_letter_row(i)}": _letter(i, x) for i, x in enumerate(made.letters)}
    everything = {**entries, **letters}
    return {
        "synthetic": NOTE,
        "study": "kent-2024",
        "seed": made.seed,
        "window": {"opens": "2024-02-08", "closes": "2024-04-03"},
        "files": _files(made),
        "responses": everything,
        "lists": _lists(everything),
        "counts": {
            "as_filed": {ONLINE: _counts(made.online), PAPER: _counts(made.paper)},
            "kept": _counts(kept),
            "kept_means": KEPT,
        },
        "themes": _theme_counts(everything),
        "differences": [_thriving(kept, made.differences), _language(kept, made.differences)],
        "codebook": [t.id for t in themes()],
    }


def write_truth(path: Path, made: Made) -> None:
    """Write the planted truth as JSON with sorted keys, one line for each response."""
    truth = truth_of(made)
    entries = {key: f"@{key}@" for key in truth["responses"]}
    text = json.dumps({**truth, "responses": entries}, indent=1, sort_keys=True, ensure_ascii=False)
    for key, mark in entries.items():
        line = json.dumps(truth["responses"][key], sort_keys=True, ensure_ascii=False)
        text = text.replace(f'"{mark}"', line, 1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def is_kept(response: Response, late: bool) -> bool:
    """Whether a response counts once late ones, copies and near-empty ones are set aside."""
    return not late and response.copy_of is None and not response.near_empty


def _keyed(made: Made) -> dict[str, tuple[Response, Json]]:
    rows = {ONLINE: workbooks.ONLINE_FIRST_ROW, PAPER: workbooks.PAPER_FIRST_ROW}
    by_number = {
        (r.source, r.number): f"{r.source}:{rows[r.source] + i}"
        for group in (made.online, made.paper)
        for i, r in enumerate(group)
    }
    out: dict[str, tuple[Response, Json]] = {}
    for group in (made.online, made.paper):
        for place, response in enumerate(group):
            key = by_number[(response.source, response.number)]
            entry = _entry(response, place, rows[response.source] + place)
            copied = response.copy_of
            entry["copy_of"] = None if copied is None else by_number[(response.source, copied)]
            out[key] = (response, entry)
    return out


def _entry(response: Response, place: int, row: int) -> Json:
    online = response.source == ONLINE
    ident = str(workbooks.response_id(place)) if online else f"HC{place + 1:03}"
    return {
        "source": response.source,
        "row": row,
        "response_id": ident,
        "received": response.received.isoformat(),
        "late": not planting.OPENS.date() <= response.received.date() <= planting.CLOSES.date(),
        "campaign": response.campaign,
        "near_empty": response.near_empty,
        "answers": {name: list(chosen) for name, chosen in response.answers.items()},
        "organisation": response.organisation,
        "written_otherwise": dict(response.written),
        "comments": {name: _comment(c) for name, c in response.comments.items()},
    }


def _comment(comment: Comment) -> Json:
    return {
        "themes": list(comment.themes),
        "stance": comment.stance,
        "substantive": comment.substantive,
        "personal_data": [{"type": p.type, "text": p.text} for p in comment.personal],
        "nasty": comment.nasty,
    }


def _letter_row(place: int) -> int:
    return workbooks.LETTERS_FIRST_ROW + place


def _letter(place: int, letter: Letter) -> Json:
    late = not planting.OPENS.date() <= letter.received.date() <= planting.CLOSES.date()
    texts = {q.text: q.id for q in questions()}
    return {
        "source": LETTERS,
        "row": _letter_row(place),
        "response_id": workbooks.letter_ref(place),
        "received": letter.received.isoformat(),
        "late": late,
        "channel": letter.channel,
        "campaign": letter.campaign,
        "near_empty": False,
        "copy_of": None,
        "organisation": letter.organisation,
        "comments": {texts.get(letter.question, "general"): _comment(letter.comment)},
    }


def _files(made: Made) -> Json:
    def described(name: str, sheet: str, first: int, rows: int) -> Json:
        return {
            "file": name,
            "sheet": sheet,
            "first_data_row": first,
            "last_data_row": first + rows - 1,
            "rows": rows,
        }

    w = workbooks
    return {
        ONLINE: described(w.ONLINE_FILE, "Survey", w.ONLINE_FIRST_ROW, len(made.online)),
        PAPER: described(w.PAPER_FILE, "Hard copy", w.PAPER_FIRST_ROW, len(made.paper)),
        LETTERS: described(
            w.LETTERS_FILE, "Letters and emails", w.LETTERS_FIRST_ROW, len(made.letters)
        ),
    }


def _lists(entries: Mapping[str, Json]) -> Json:
    def comments() -> Iterable[tuple[str, str, Json]]:
        for key, entry in entries.items():
            for name, comment in entry["comments"].items():
                yield key, name, comment

    return {
        "late": [k for k, e in entries.items() if e["late"]],
        "copies": {k: e["copy_of"] for k, e in entries.items() if e["copy_of"]},
        "campaign": [k for k, e in entries.items() if e["campaign"]],
        "near_empty": [k for k, e in entries.items() if e["near_empty"]],
        "non_substantive": [[k, q] for k, q, c in comments() if not c["substantive"]],
        "personal_data": [
            {"response": k, "question": q, **found}
            for k, q, c in comments()
            for found in c["personal_data"]
        ],
        "nasty": [[k, q, c["nasty"]] for k, q, c in comments() if c["nasty"]],
        "written_otherwise": [k for k, e in entries.items() if e.get("written_otherwise")],
    }


def _counts(responses: Sequence[Response]) -> Json:
    closed = [q for q in questions() if q.options]
    return {
        "responses": len(responses),
        "closed": {q.id: _count(q, responses) for q in closed if q.block == "survey"},
        "characteristics": {q.id: _count(q, responses) for q in closed if q.block != "survey"},
    }


def _count(question: Question, responses: Sequence[Response]) -> dict[str, int]:
    tally = Counter(o for r in responses for o in r.answers.get(question.id, (BLANK,)))
    return {option: tally[option] for option in (*question.options, BLANK)}


def _theme_counts(entries: Mapping[str, Json]) -> Json:
    """Comments and responses per theme, all rows of all files; copies and campaign counted too."""
    out: Json = {}
    for theme in (t.id for t in themes()):
        where = {
            k: [q for q, c in e["comments"].items() if theme in c["themes"]]
            for k, e in entries.items()
        }
        tally = Counter(q for found in where.values() for q in found)
        out[theme] = {
            "comments": {q: tally[q] for q in (*open_questions(), "general")},
            "responses": sum(1 for found in where.values() if found),
        }
    return out


def _thriving(kept: Sequence[Response], planted: bool) -> Json:
    disabled = [r for r in kept if r.one("a_disability") == "Yes"]
    others = [r for r in kept if r.one("a_disability") == "No"]
    return {
        "id": "disabled_agree_less_thriving",
        "description": "Disabled respondents agree less with the action area Thriving together",
        "question": "q_thriving",
        "characteristic": "a_disability",
        "group": ["Yes"],
        "other_group": ["No"],
        "measure": "net agree (Strongly agree + Tend to agree) of those who answered",
        "planted": {
            "group": people.thriving_agreed(disabled=planted),
            "other_group": people.thriving_agreed(disabled=False),
        },
        "observed_in_kept": {"group": _agreeing(disabled), "other_group": _agreeing(others)},
    }


def _agreeing(group: Sequence[Response]) -> Json:
    base = [r.one("q_thriving") for r in group if r.one("q_thriving")]
    return {"count": sum(1 for option in base if option in AGREEING), "base": len(base)}


def _language(kept: Sequence[Response], planted: bool) -> Json:
    options = next(q for q in questions() if q.id == "a_ethnic").options
    minority = [o for o in options if people.is_minority_ethnic(o)]
    white = [o for o in options if o.startswith("White")]
    return {
        "id": "minority_ethnic_raise_language",
        "description": "Minority ethnic respondents raise language, faith and culture more often",
        "question": "any open question",
        "theme": planting.LANGUAGE,
        "characteristic": "a_ethnic",
        "group": minority,
        "other_group": white,
        "measure": "people with the theme in at least one comment, of all people in the group",
        "planted": {
            "group": planting.language_raised(minority=planted),
            "other_group": planting.language_raised(minority=False),
        },
        "planted_note": "for everyone outside the campaign",
        "observed_in_kept": {
            "group": _raising([r for r in kept if r.one("a_ethnic") in minority]),
            "other_group": _raising([r for r in kept if r.one("a_ethnic") in white]),
        },
    }


def _raising(group: Sequence[Response]) -> Json:
    raised = [r for r in group if any(planting.LANGUAGE in c.themes for c in r.comments.values())]
    return {"count": len(raised), "base": len(group)}
