"""What came without a questionnaire."""

from __future__ import annotations

from dataclasses import replace

from consult.model.settings.question import QuestionSpec
from consult.model.survey.questionnaire import Kind
from consult.model.words.document import Bullets
from consult.report.appendix import compose
from tests.report.findings import FULL
from tests.report.reading import as_read, under
from tests.report.sample import frequency, row


def test_letters_are_counted_by_channel_and_said_to_be_in_no_base():
    channels = frequency("channels", "C", row("Online", 80, 80.0), row("Letter", 20, 20.0))
    tables = (*(one for one in FULL.tables if str(one.id) != "channels"), channels)
    found = under(compose(replace(FULL, tables=tables)), "E-mails, letters and events")
    assert as_read(Bullets(("Letter: 20.",))) in found
    assert "They are in no base of its questions" in str(found[0])
    assert "is not among “All comments together”" in str(found[0])


def test_a_letter_channel_that_answers_the_questionnaire_is_said_to_be_counted_with_it():
    spec = QuestionSpec(
        id="vision", text="V", kind=Kind.SCALE, scale="agreement", columns={"post": ("B",)}
    )
    online = spec.model_copy(update={"columns": {"post": ("B",), "online": ("C",)}})
    study = FULL.study.model_copy(update={"questions": (*FULL.study.questions, online)})
    found = under(compose(replace(FULL, study=study)), "E-mails, letters and events")
    assert "are counted with it: letter." in str(found)
