"""More is hidden where the printed rule would tell which figure is the small one."""

import pytest

from consult.disclose.suppress import repair
from consult.errors import DisclosureError
from consult.model.publishing.table import Mark
from tests.audit.released import check, files_of, people, tables_of

SAID = people(("None", "Yes", 30), ("None", "No", 20), ("Christian", "Yes", 3), ("Sikh", "No", 3))
"""Christian and Sikh, hidden, add up to 6. One of them is small, so each is from 1 to 5."""


def hidden_rows(table):
    return {row.label for row in table.rows if row.cells[0].mark is Mark.SUPPRESSED}


def test_a_further_row_is_hidden_where_two_hidden_rows_would_tell_each_other(tmp_path):
    tables = tables_of(SAID)
    assert {"Christian", "Sikh"} < hidden_rows(tables[0])
    check(SAID, files_of(tables, tmp_path))


def test_the_audit_refuses_what_the_rule_tells(tmp_path, monkeypatch):
    monkeypatch.setattr(repair, "_leave_open", lambda *given: None)
    tables = tables_of(SAID)
    assert hidden_rows(tables[0]) == {"Christian", "Sikh"}
    with pytest.raises(DisclosureError, match="the rule of what is hidden"):
        check(SAID, files_of(tables, tmp_path))
