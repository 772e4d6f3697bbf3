"""Records that figures of a blind sample take the place of. All is invented."""

from consult.model.coding.trust import CoderAgreement, Estimate, Pair, ThemeShare, Trust
from consult.model.run.readiness import Matter, Readiness
from consult.model.settings.sections import Record
from pipelines.study.measured import as_measured
from tests.study.test_prompts import UNSAID

ONE = Estimate(0.7, 0.6, 0.8)
AGREED = CoderAgreement(machine=Pair(ONE, ONE, ONE, 300))
SHARE = ThemeShare("why", "a", "", "", ONE, 0.6, 300)


def asked(readiness: Readiness) -> set[str]:
    return {left.name for left in readiness.of(Matter.RECORD)}


def test_a_record_of_agreement_is_not_asked_for_where_agreement_was_measured():
    before, after = asked(UNSAID), asked(as_measured(UNSAID, Trust(agreement=AGREED)))
    assert before - after == {Record.AGREEMENT.words}


def test_neither_stands_in_the_lines_to_copy():
    assert as_measured(UNSAID, Trust(AGREED, (SHARE,))).of(Matter.RECORD) == ()
    [left] = as_measured(UNSAID, Trust(AGREED)).of(Matter.RECORD)
    assert left.name == Record.ESTIMATES.words
    assert left.paste[0] == "[estimates]"
    assert len(left.paste) == 4


def test_without_figures_all_is_asked_for():
    assert as_measured(UNSAID, Trust()) == UNSAID
    assert as_measured(UNSAID, None) == UNSAID
