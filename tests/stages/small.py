"""A small consultation with as many of each thing as a test asks for. All words are invented."""

import re

STUDY = """
[study]
title = "{title}"

[embedding]
name = "lsa"

[window]
opens = 2025-03-01
closes = 2025-03-31

[[sources]]
id = "online"
file = "online.csv"
platform = "generic"
time_column = "A"

{paper}

[[questions]]
id = "agree"
text = "How far do you agree with the plan?"
kind = "scale"
scale = "agreement_plain"
columns = {{ online = ["B"]{agree} }}

[[questions]]
id = "better"
text = "What could be better?"
kind = "text"
columns = {{ online = ["C"] }}

[[questions]]
id = "quote"
text = "May we quote you?"
kind = "single"
purpose = "context"
options = ["Yes", "No"]
columns = {{ online = ["D"] }}
"""
PAPER = """[[sources]]
id = "paper"
file = "paper.csv"
platform = "generic"
channel = "hard copy"
time_column = "A"
"""
THEMES = (
    "The buses should run later in the evening",
    "The library should be open on a Saturday",
    "The lights by the river should be mended",
)
IN_TIME, LATE = "2025-03-02", "2025-05-02"
HEADS = "Received,How far do you agree with the plan?,What could be better?,May we quote you?"
DO = "Neither agree nor disagree"


def said(times, *, agree=DO, better=None, quote="Yes", when=IN_TIME):
    """So many responses that are alike but for the last words of what they wrote."""
    words = [THEMES[n % 3] + f" please {'again ' * (n // 3)}" for n in range(times)]
    return [(when, agree, words[n] if better is None else better, quote) for n in range(times)]


def put(project, online, *, paper=0, title="Parks"):
    """Write the study and its exports; of paper forms only how far people agree."""
    study, raw = project / "pipelines" / "studies" / "small", project / "data" / "raw" / "small"
    study.mkdir(parents=True)
    raw.mkdir(parents=True)
    (study / "study.toml").write_text(
        STUDY.format(
            title=title, paper=PAPER if paper else "", agree=', paper = ["B"]' if paper else ""
        ),
        encoding="utf-8",
    )
    lines = [HEADS, *(",".join(row) for row in online)]
    (raw / "online.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if paper:
        lines = [HEADS.rsplit(",", 2)[0], *[f"{IN_TIME},{DO}"] * paper]
        (raw / "paper.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return study


def words_of(project, file="appendix.html"):
    """A published page as people read it, without its tags."""
    page = (project / "reports" / "small" / file).read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]*>", " ", page.partition("<body")[2]).split())
