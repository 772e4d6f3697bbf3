"""More is hidden where the printed rule would tell which figure is the small one."""

from consult.audit import Expected, audit
from consult.disclose import Respondents, protect, structure_of, true_numbers
from consult.disclose.suppress import repair
from consult.model.publishing.structure import Truth
from consult.model.publishing.table import Mark
from tests.audit.released import POLICY, WHO, counted, files_of, people

SAID = people(("None", "Yes", 50), ("Christian", "Yes", 3), ("Sikh", "No", 3))
"""Christian and Sikh, hidden, add up to 6. One of them is small, so each is from 1 to 5."""


def released():
    counts = counted(SAID)[0]
    (made,) = protect([[counts]], POLICY, Respondents(len(SAID), "invented"))
    return made


def hidden_rows(table):
    return {row.label for row in table.rows if row.cells[0].mark is Mark.SUPPRESSED}


def check(made, folder):
    files = files_of((made.table,), folder)
    expected = Expected(
        contents=dict.fromkeys(files, ((1, WHO),)),
        structure=structure_of([made.counts]),
        truth=Truth(len(SAID), true_numbers([made.counts])),
    )
    return audit(files, expected, POLICY)


def test_a_further_row_is_hidden_where_two_hidden_rows_would_tell_each_other(tmp_path):
    made = released()
    assert {"Christian", "Sikh"} < hidden_rows(made.table)
    assert check(made, tmp_path).record["told by the rule"] == ()


def test_the_last_check_writes_down_what_the_rule_tells_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(repair, "_leave_open", lambda *given: None)
    made = released()
    assert hidden_rows(made.table) == {"Christian", "Sikh"}
    told = check(made, tmp_path).record["told by the rule"]
    assert told == ("profile-religion: Christian", "profile-religion: Sikh")
