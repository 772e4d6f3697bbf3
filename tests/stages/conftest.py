"""The study of two reviewers, lived through once for all claims on it."""

import pytest

from tests.two_people import people
from tests.two_people.agreement import Sample
from tests.two_people.at_the_desk import Desk
from tests.two_people.run import live_through


@pytest.fixture(scope="session")
def lived(tmp_path_factory):
    """The study, lived through once.

    AB and BC fill in copies of the review workbook with contrary decisions, BC in LibreOffice where
    it is to hand; CD settles them. Two others code a blind sample. The report is made final;
    afterwards a theme is renamed and late forms come in.
    """
    return live_through(tmp_path_factory.mktemp("park"))


@pytest.fixture(scope="session")
def sample(lived):
    """What was drawn, and what the coders and the machine gave it."""
    drawn = [
        people.TEXTS[line["Answer"]]
        for line in Desk(lived.made("draft") / "blind-sample-1.xlsx").lines(
            "Answer id", "None of these"
        )
    ]
    return Sample(drawn, lived.first_suggested)
