"""A small study in which everything that asks to be looked at has been, and ways to undo each."""

import tomllib
from datetime import date

from consult.model.author_files import AuthorFiles
from consult.model.coding.review import QuestionReview
from consult.model.publishing.quotes import Quoting
from consult.model.settings.sections import Process, Record, Recorded
from consult.model.settings.study import Study
from tests import parks

STUDY = (
    parks.STUDY.replace(
        'title = "Parks"',
        'title = "A plan for our parks"\norganisation = "Example Council"\n\n'
        "[window]\nopens = 2024-02-08\ncloses = 2024-04-03\n\n"
        '[[consent]]\nchannel = "online"\nmay_be_quoted = true\nnotice = "Notice 3"\n'
        'by = "AB"\non = 2024-05-12',
    )
).replace('platform = "generic"', 'platform = "generic"\nconfirmed = "by a person"')

RECORDS = """
[process]
events = "Two were held, one in each park."
hard_copies = "None were given out."
easy_read = "None were given out."
other_formats = "There were none."
reach = "Posters stood at every gate. Nobody counted who saw them."
page_visits = "Nobody counted them."
downloads = "Nobody counted them."

[agreement]
text = "Nobody coded a second time."
by = "the insight team"
date = 2024-05-12

[estimates]
text = "No share was estimated."
by = "the insight team"
date = 2024-05-12

[response]
text = "The council will respond when its cabinet has considered this report."
by = "the parks team"
date = 2024-05-12
"""

QUOTED = Quoting()
DAY = date(2024, 5, 12)
OWN = AuthorFiles(
    records={
        Record.AGREEMENT: Recorded("Nobody coded a second time.", "the insight team", DAY),
        Record.ESTIMATES: Recorded("No share was estimated.", "the insight team", DAY),
        Record.RESPONSE: Recorded("It will come.", "the parks team", DAY),
    },
    process=dict.fromkeys(Process, "There were none."),
)
REVIEWED = QuestionReview(
    themes=7, themes_checked=7, texts=42, texts_reviewed=42, comments=42, comments_reviewed=42
)


def study(*changes):
    """The settled study, with parts of its file replaced: (old, new) pairs."""
    text = STUDY
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return Study.model_validate(tomllib.loads(text))
