"""Small studies and their exports, read in one call."""

from consult.model.settings.study import Study
from consult.read import read_study
from tests.read.exports import write_csv


def read(folder, rows, questions, *, platform="generic", ignored=(), **source):
    """Write rows as one export and read it as a study of the given questions."""
    write_csv(folder / "a.csv", rows)
    return read_study(study_of(questions, platform=platform, ignored=ignored, **source), folder)


def study_of(questions, *, platform="generic", ignored=(), **source):
    """A study of one source, "a.csv"."""
    return Study.model_validate(
        {
            "study": {"title": "Test"},
            "sources": [{"id": "online", "file": "a.csv", "platform": platform, **source}],
            "ignored": {"online": list(ignored)} if ignored else {},
            "questions": questions,
        }
    )


def single(column="B", options=("Yes", "No"), **more):
    return {
        "id": "agree",
        "text": "Agree?",
        "kind": "single",
        "options": list(options),
        "columns": {"online": [column]},
        **more,
    }


def text(column="C", **more):
    return {"id": "why", "text": "Why?", "kind": "text", "columns": {"online": [column]}, **more}


def answers(consultation, question="agree"):
    """Response -> option and state, one line an answer."""
    rows = consultation.answers[consultation.answers["question_id"] == question]
    return [tuple(row) for row in rows[["response_id", "option", "state"]].to_numpy()]
