"""What version 0.1 called tables and figures: reports edited then still hold these names."""

import pytest

from consult.model.counting.table_id import ALL_COMMENTS, TableId, TableKind
from consult.model.words.names_in_0_1 import figure_in_0_1, table_in_0_1


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (TableId(TableKind.QUESTION, "come-by-bus"), "question-come-by-bus"),
        (TableId(TableKind.QUESTION, "come-by-bus", "age"), "question-come-by-bus-by-age"),
        (TableId(TableKind.THEMES, ALL_COMMENTS, "sex"), "themes-all-comments-by-sex"),
        (TableId(TableKind.ABOUT, ALL_COMMENTS, "age"), "about-age-all-comments"),
        (TableId(TableKind.ABOUT, "", "age"), "about-age"),
        (TableId(TableKind.DIFFERENCES, "", "age"), "question-differences-by-age"),
        (TableId(TableKind.QUESTION, "come-by-bus").in_banner(2), "banner-2-question-come-by-bus"),
        (TableId(TableKind.PROFILE, "age"), "profile-age"),
        (TableId(TableKind.CHANNELS), "channels"),
    ],
    ids=str,
)
def test_a_table_has_the_text_that_version_0_1_wrote(now, then):
    assert table_in_0_1(now) == then


def test_what_stands_beside_the_table_in_the_name_of_a_figure_stays_as_it_is():
    assert figure_in_0_1("question-come-byby-bus / Yes / Share") == (
        "question-come-by-bus / Yes / Share"
    )
    assert figure_in_0_1("all groups / question-come-byby-bus / Yes / base") == (
        "all groups / question-come-by-bus / Yes / base"
    )
    assert figure_in_0_1("external / by_bus") == "external / by_bus"
