"""Refusing a release from which few people could be told by subtraction: early, and at the end.

The one place that decides it. It is asked as soon as it is known who counts, and asked again with
what the finished files tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from consult.disclose.policy.rules import Policy
from consult.disclose.releases.change import ResponseChange, change_of
from consult.errors import DisclosureError, Problem, many
from consult.model.publishing.release import Disclosed, EarlierRelease, Release

MOST_TABLES = 5
"""Tables named in one problem."""

TAKE_OFF = "python -m pipelines release STUDY --withdraw NUMBER"

GO_ON = (
    "(what is not published can be worked on all the same: python -m pipelines run STUDY --until "
    "respond)"
)
"""In brackets, so that a screen does not take it for words of the command before it."""


def check_not_few(
    answered: Sequence[str], earlier: Sequence[EarlierRelease], policy: Policy
) -> None:
    """See that between two releases no response differs, or enough of them.

    Parameters
    ----------
    answered
        Of each response that counts a fingerprint of its answers.
    earlier
        Releases that count some of the same people.
    policy
        How many are few.

    Raises
    ------
    DisclosureError
        When fewer came in, left or changed, or when a question is counted otherwise of the same
        answers, or when so few people are found again that nobody can tell.
    """
    for one in earlier:
        if one.lost:
            raise DisclosureError(_lost(one))
        before = (said for said, _ in one.release.told.responses)
        between = change_of(before, answered)
        if between.too_few(policy):
            raise DisclosureError(_few(one.release, between, policy))
        if one.otherwise:
            raise DisclosureError(_otherwise(one))


def titles(told: Disclosed) -> list[str]:
    """Titles of the cross-tabulations of a release, each once.

    Parameters
    ----------
    told
        What it tells.
    """
    return sorted(set(told.titles.values()))


def named_tables(names: Sequence[str]) -> str:
    """Some tables in a sentence: the first by their titles, the others by their number.

    Parameters
    ----------
    names
        Titles.
    """
    if not names:
        return "the tables that stand in both"
    named = "; ".join(f'"{title}"' for title in names[:MOST_TABLES])
    more = len(names) - MOST_TABLES
    return f"{named} and {more} more tables" if more > 0 else named


def _take_off(release: Release) -> str:
    return TAKE_OFF.replace("STUDY", release.study or "STUDY").replace(
        "NUMBER", str(release.number) if release.study else "NUMBER"
    )


def _few(release: Release, between: ResponseChange, policy: Policy) -> Problem:
    return Problem(
        f"{_differ(between)} since {release.name} of {release.on}. Whoever holds both could read "
        "what these few people said off the differences, in "
        f"{named_tables(titles(release.told))}.",
        hint="Put the exports back as they were for that release (late responses can be set "
        "aside: [window] closes in study.toml), or wait until at least "
        f"{policy.fewest} responses differ. If that release went to nobody, take it off the "
        f"register: {_take_off(release)} {GO_ON}",
    )


def _otherwise(one: EarlierRelease) -> Problem:
    questions = ", ".join(f'"{name}"' for name in one.otherwise)
    release = one.release
    return Problem(
        f"Since {release.name} of {release.on} these are counted otherwise, of the same answers: "
        f"{questions}. Whoever holds both could read off the differences how few people whose "
        "answers were put together, parted or moved had answered.",
        hint="Put the settings of these questions back as they were for that release: options, "
        "values, kind, columns and whom they were asked of, in study.toml; other names of "
        "questions and of options do no harm. Or leave these questions out. If that release "
        f"went to nobody, take it off the register: {_take_off(release)} {GO_ON}",
    )


def _lost(one: EarlierRelease) -> Problem:
    release = one.release
    return Problem(
        f"Of {many(one.lost, 'response')} of {release.name} of {release.on} nothing is found in "
        "the exports any more. So it cannot be told who came in since, and whoever holds both "
        "reports might read off the differences what few people said.",
        hint="Put the exports back as they were for that release, with the late responses in the "
        "same form: labels where there were labels, and under the same headings. If these are "
        "other people, give them a study of their own. If that release went to nobody, take it "
        f"off the register: {_take_off(release)} {GO_ON}",
    )


def _differ(between: ResponseChange) -> str:
    came, left, changed = between.came, between.left, between.changed
    if came == left and not changed:
        return f"{many(came, 'response')} changed"
    parts = [f"{many(came, 'response')} came in"] if came else []
    parts += [f"{many(left, 'response')} left"] if left else []
    parts += [f"{many(changed, 'response')} changed"] if changed else []
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
