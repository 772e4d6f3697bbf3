"""A small study of a closed question and a why, as many tests use it."""

STUDY = """
[study]
title = "Parks"

[[sources]]
id = "online"
file = "parks.csv"
platform = "generic"

[[questions]]
id = "close"
text = "Close it?"
kind = "single"
options = ["Yes", "No"]
columns = { online = ["A"] }

[[questions]]
id = "why"
text = "Why?"
kind = "text"
columns = { online = ["B"] }
"""
EXPORT = "Close it?,Why?\nYes,Too dear\nNo,We love it\n"

REASONS = (
    "The café by the lake is the heart of the park",
    "Please keep the toilets open in winter",
    "Dogs off the lead frighten my children",
    "More benches for people who cannot walk far",
    "The toilets are dirty and often locked",
    "My dog needs somewhere to run",
    "A café brings people together",
)


def export(rows):
    lines = [f"{close},{why}" for close, why in rows]
    return "\n".join(["Close it?,Why?", *lines]) + "\n"


ROWS = [("Yes" if n % 3 else "No", REASONS[n % 7] + " " + "again " * (n // 7)) for n in range(42)]


def put_study(project, text=STUDY, export=EXPORT):
    folder = project / "pipelines" / "studies" / "parks"
    folder.mkdir(parents=True)
    (folder / "study.toml").write_text(text, encoding="utf-8")
    raw = project / "data" / "raw" / "parks"
    raw.mkdir(parents=True)
    if export is not None:
        (raw / "parks.csv").write_text(export, encoding="utf-8")
