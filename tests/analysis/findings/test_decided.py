"""What the chapter on method says of proposals on how answers count."""

import pytest

from consult.analysis.findings.methods import _decided
from tests.study.settled import study

SAID = "Proposals on how answers count"


@pytest.mark.parametrize(
    ("taken", "told"),
    [
        ((), []),
        (("true", "false"), [(SAID, "Taken: 1; left as people answered: 1")]),
        (
            ("true", ""),
            [
                (
                    SAID,
                    "Taken: 1; left as people answered: 0; not decided, which changes nothing: 1",
                )
            ],
        ),
    ],
)
def test_what_was_decided_is_counted(taken, told):
    each = ", ".join(
        '{ says = "a", responses = 1, change = { other = "Other" }'
        + (f", taken = {one} }}" if one else " }")
        for one in taken
    )
    changed = study(('text = "Close it?"', f'text = "Close it?"\nproposals = [{each}]'))
    assert [*_decided(changed)] == told
