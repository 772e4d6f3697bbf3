"""An export drafted as `new` does and read at once, for tests that look at both."""

from consult.draft.propose import propose
from consult.model.settings.study import Study
from consult.read import READERS, choose_sheet, open_export


def sheet_of(path):
    return choose_sheet(open_export(path), READERS)


def drafted(path):
    """The study that is proposed for one export, and its questions by id."""
    return study_of(propose({"online": sheet_of(path)}))


def study_of(draft):
    questions = {spec.id: spec for spec in draft.questions}
    study = Study.model_validate(
        {
            "study": {"title": "Test"},
            "sources": [source.model_dump() for source in draft.sources],
            "ignored": {"online": [one.column.letter for one in draft.apart["online"]]},
            "questions": [spec.model_dump() for spec in draft.questions],
        }
    )
    return study, questions


def states(read, question):
    """Response, option and state, one line an answer."""
    rows = read.answers[read.answers["question_id"] == question]
    return [tuple(row) for row in rows[["response_id", "option", "state"]].to_numpy()]


def words(read, question):
    """Response and comment, those that hold something."""
    rows = read.comments[(read.comments["question_id"] == question) & (read.comments["text"] != "")]
    return [tuple(row) for row in rows[["response_id", "text"]].to_numpy()]
