"""Nothing that names a person is in any file a run makes but those that hold raw words.

All people, numbers and addresses are invented.
"""

import csv

import pandas as pd

from consult.store.access import WINDOWS
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.workspace import Workspace
from pipelines.erase.leftovers import files_in, texts_of
from pipelines.study.safety import RISK_LIST
from tests.parks import REASONS

STUDY = """
[study]
title = "Parks"

[embedding]
name = "lsa"

[[sources]]
id = "online"
file = "parks.csv"
platform = "generic"
id_column = "A"
time_column = "B"
channel_column = "C"

[[sources]]
id = "letters"
file = "letters"
platform = "letter_files"
channel = "letter"
id_column = "A"

[[questions]]
id = "close"
text = "Close it?"
kind = "single"
options = ["Yes", "No", "Something else"]
other = "Something else"
columns = { online = ["D", "E"] }

[[questions]]
id = "use"
text = "What do you use?"
kind = "multi"
options = ["Café", "Benches", "Something else"]
other = "Something else"
columns = { online = ["F"] }

[[questions]]
id = "age"
text = "How old are you?"
kind = "number"
purpose = "characteristic"
characteristic = "age"
number = "age in years"
columns = { online = ["G"] }

[[questions]]
id = "quote"
text = "Can we publish your comments?"
kind = "single"
purpose = "context"
options = ["Yes", "No"]
columns = { online = ["H"] }

[[questions]]
id = "why"
text = "Why?"
kind = "text"
columns = { online = ["I"], letters = ["H"] }

[ignored]
online = ["J:K"]
letters = ["B:G"]
"""
HEADINGS = (
    "Your e-mail",
    "When",
    "How",
    "Close it?",
    "Something else",
    "What do you use?",
    "How old are you?",
    "Can we publish your comments?",
    "Why?",
    "Your name",
    "Notes",
)
PLANTED = {
    "an id": "id.person@example.org",
    "a name": "Quillfeather",
    "an e-mail address": "mail.person@example.org",
    "a telephone number": "07700 900123",
    "an NHS number": "943 476 5919",
    "a postcode": "CT21 5QS",
    "an address": "14 Tamarisk Street",
    "beside an option": "07700 900456",
    "among ticks": "ticks.person@example.org",
    "in place of a number": "number.person@example.org",
    "in place of a channel": "channel.person@example.org",
    "in a column left out": "Featherquill",
    "in another": "01303 496 0123",
    "the name of a file": "Wigglesworth",
    "a sender": "sender.person@example.org",
    "a subject": "Thistlewood",
}
WRITTEN = (
    "a name",
    "an e-mail address",
    "a telephone number",
    "an NHS number",
    "a postcode",
    "an address",
    "beside an option",
    "among ticks",
)
"""Kinds that stand in what people wrote: they are read, and taken out later."""

WHO = (
    "My name is Tamsin Quillfeather",
    "Write to me at mail.person@example.org",
    "Ring me on 07700 900123",
    "My NHS number is 943 476 5919",
    "I live at CT21 5QS",
    "We are at 14 Tamarisk Street",
)
LETTER = """From: Jo <sender.person@example.org>
To: council@example.org
Subject: From the family Thistlewood
Date: Fri, 08 Mar 2024 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

Dear council,

The café by the lake is the heart of the park. My name is Tamsin Quillfeather.
"""


def rows():
    for n in range(48):
        who = f"{WHO[n // 4 % 6]}. " if n % 4 == 0 else ""
        yield (
            f"{n}.id.person@example.org" if n else "id.person@example.org",
            "2024-03-08 10:00",
            "channel.person@example.org" if n == 3 else "online",
            "Something else" if n % 5 == 0 else "No",
            f"ring 07700 900456 about {n}" if n % 5 == 0 else "",
            "Café;ticks.person@example.org" if n == 7 else "Café;Benches",
            "ask number.person@example.org" if n == 9 else str(20 + n),
            "Yes",
            f"{who}{REASONS[n % 7]} {'again ' * (n // 7)}",
            "Tamsin Featherquill",
            "01303 496 0123",
        )


def put(project):
    folder = project / "pipelines" / "studies" / "parks"
    raw = project / "data" / "raw" / "parks"
    folder.mkdir(parents=True)
    (raw / "letters").mkdir(parents=True)
    (folder / "study.toml").write_text(STUDY, encoding="utf-8")
    with (raw / "parks.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADINGS, *rows()])
    (raw / "letters" / "Mrs Wigglesworth.eml").write_text(LETTER, encoding="utf-8")


AS_TYPED = [name for name, item in ARTEFACTS.items() if item.as_typed]


def told(path):
    """The words of a file, those that no row of a table has any more included."""
    texts = [*texts_of(path)]
    if path.suffix == ".parquet":
        frame = pd.read_parquet(path)
        kept = (frame[name].cat.categories for name in frame if hasattr(frame[name], "cat"))
        texts += ["\n".join(map(str, categories)) for categories in kept]
    return "\n".join(texts)


def named_in(words):
    """What of the planted stands in a text, with or without its spaces."""
    return [
        kind
        for kind, word in PLANTED.items()
        if any(spelt in words for spelt in (word, word.replace(" ", "")))
    ]


def others_read(path):
    return path.stat().st_mode & 0o077 or path.parent.stat().st_mode & 0o077


def test_only_what_is_restricted_and_raw_names_anybody(project, call):
    put(project)
    said = []
    for words in (("triage", "parks"), ("run", "parks"), ("status", "parks")):
        code, out, error = call(*words)
        assert code == 0, error
        said.append(out + error)
    workspace = Workspace(project, "parks", project / "data" / "raw" / "parks")
    exports = "\n".join(told(path) for path in files_in([workspace.exports]))
    names = "\n".join(path.name for path in files_in([workspace.exports]))
    assert [kind for kind, word in PLANTED.items() if word not in exports + names] == []
    assert [
        kind for kind in WRITTEN if PLANTED[kind] not in told(workspace.path("read_comments"))
    ] == []
    allowed = {workspace.path(name) for name in AS_TYPED} | {workspace.processed / RISK_LIST}
    found = {}
    for path in files_in([workspace.processed, workspace.reports, workspace.study_folder]):
        kinds = named_in(told(path))
        if kinds and path not in allowed:
            found[path.relative_to(project).as_posix()] = kinds
    # A letter is found again by the name of its file, and issues.csv stays with the team.
    assert found == {"data/processed/parks/issues.csv": ["the name of a file"]}
    assert [named_in(words) for words in said] == [[]] * len(said)
    assert WINDOWS or not [path for path in files_in([project / "data"]) if others_read(path)]
