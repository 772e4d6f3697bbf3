"""What the method chapter tells: what themes were made with, and how numbers were protected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from consult.definitions.house import FILE as LOOK
from consult.definitions.in_force import departures
from consult.definitions.transparency import OWNER_FILE
from consult.model.settings.question import CONSENT
from consult.model.survey.questionnaire import Kind

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.coding.review import Review
    from consult.model.evidence.drift import Drift
    from consult.model.publishing.quotes import Quoting
    from consult.model.run.record import EmbeddingRecord
    from consult.model.settings.study import Study, TopicSettings

NO_RULES = (LOOK, OWNER_FILE)
"""Files of an organisation that change no figure."""

EMBEDDED = {
    "lsa": "made from these comments alone",
    "minilm": "the sentence model all-MiniLM-L6-v2, run on this computer",
    "sentence-transformers": "a sentence model chosen for this study, run on this computer",
}
"""Embedder -> what the report's method chapter says of it."""


def _themes(topics: TopicSettings) -> str:
    """What made groups of comments, and exactly what of BERTopic had a part in it."""
    grouped = (
        "BERTopic's own way of grouping (UMAP, then HDBSCAN)"
        if topics.model == "bertopic-default"
        else f'Comments grouped by the clusterer "{topics.model}" of consult'
    )
    return (
        f"{grouped}, {topics.many} themes. The words typical of a group are weighed as BERTopic "
        "does (class-based TF-IDF); their choice and their names are consult's, for people to check"
    )


def _embedded(record: EmbeddingRecord) -> Iterator[tuple[str, str]]:
    """How the words of comments became numbers, and what was not as the study asked."""
    parts = [f'"{record.name}"', EMBEDDED.get(record.name, "")]
    parts += [f"precision {record.precision}"] if record.precision else []
    parts += [f"{what} with sha256 {digest}" for what, digest in record.hashes.items()]
    yield "Text as numbers", ", ".join(filter(None, parts))
    if record.note:
        yield "Text as numbers, not as asked", record.note


def _learnt(study: Study) -> Iterator[tuple[str, str]]:
    """What read comments when codes were learnt from people, where that was another model."""
    if study.embedding.learning == "mpnet":
        from consult.embed.mpnet_files import CHECKED, WEIGHTS

        yield (
            "Comments read for learning codes",
            "By the sentence model all-mpnet-base-v2, run on this computer, weights with sha256 "
            + CHECKED[WEIGHTS],
        )


def of_frozen_codes(drift: Drift, file: str) -> Iterator[tuple[str, str]]:
    """Where the codes come from that comments were given, when they were frozen earlier.

    Parameters
    ----------
    drift
        What became of them.
    file
        Name of the file that holds them.
    """
    if not drift.digest:
        return
    where = "an earlier run of this study" if drift.same_study else f"the study “{drift.study}”"
    yield "Codes frozen earlier", f"Those of {where}: {file}, hash {drift.digest}"
    yield "Review of the codes frozen earlier", drift.review or "None"
    yield (
        "Comments that fit none of them",
        "Grouped apart; a theme found among them is marked “Emerging”",
    )
    if drift.notes:
        yield "Questions and their earlier codes", " ".join(drift.notes)


def _own_rules() -> Iterator[tuple[str, str]]:
    """In what the organisation's own rules depart from those of consult, where it has any.

    How its reports look is no rule of method, and neither is who answers for them.
    """
    said = [
        f"{rule.setting}: {rule.own}"
        + (f" (consult's own: {rule.shipped})" if rule.shipped else "")
        for rule in departures()
        if not rule.setting.startswith(NO_RULES)
    ]
    if said:
        yield "Rules set by the organisation", "; ".join(said)


def _decided(study: Study) -> Iterator[tuple[str, str]]:
    """How many proposals on how answers count people took and left, where there were any."""
    taken = [proposal.taken for spec in study.questions for proposal in spec.proposals]
    if taken:
        said = f"Taken: {taken.count(True)}; left as people answered: {taken.count(False)}"
        waiting = taken.count(None)
        yield (
            "Proposals on how answers count",
            said + (f"; not decided, which changes nothing: {waiting}" if waiting else ""),
        )


def _weights(study: Study) -> Iterator[tuple[str, str]]:
    """Where weights come from and where they are used, when the study has any."""
    if study.weights is not None:
        yield "Weights", study.weights.why
        yield (
            "Weighted shares",
            "Beside the shares of closed questions and of who responded, in tables where no "
            "figure is hidden; never in breakdowns. People chose to respond: weighting cannot "
            "make them stand for all residents",
        )


def _campaigns(study: Study) -> Iterator[tuple[str, str]]:
    """What was looked for where people write, and what no computer can find."""
    if any(spec.kind is Kind.TEXT for spec in study.questions):
        yield (
            "Campaigns",
            "A computer looked for the same text, or nearly the same, in three or more responses. "
            "A campaign in which people write in their own words cannot be found",
        )


def _consent(study: Study) -> Iterator[tuple[str, str]]:
    """Whose words may be quoted, and who decided it where people were not asked."""
    if not study.report.quotes:
        return
    if any(spec.asks == CONSENT for spec in study.questions):
        yield "Quotes of people who were asked", "Only of those who allowed it"
    open_to = [one for one in study.consent if one.may_be_quoted]
    for one in open_to:
        when = f"{one.on.day} {one.on:%B %Y}" if one.on else ""
        said = f"{one.notice.rstrip('.')} ({one.by}, {when})"
        yield f"Quotes of people who were not asked ({one.channel})", said
    closed = {*study.unasked_channels, *(c.channel for c in study.consent if not c.may_be_quoted)}
    if closed:
        yield "Nobody is quoted who was not asked and responded by", ", ".join(sorted(closed))


def of_quotes(study: Study, quoting: Quoting) -> Iterator[tuple[str, str]]:
    """How quotes came to be printed, where the study asks for any.

    Parameters
    ----------
    study
        Its settings.
    quoting
        What was approved, and by whom.
    """
    if not study.report.quotes:
        return
    said = "None is printed: a person has to approve each, and has approved none"
    if quoting.approved:
        said = "Each was proposed by rules, then read and approved by a person"
        said += f": {', '.join(quoting.by)}" if quoting.by else ""
    yield "Quotes", said
    yield (
        "Second look at quotes",
        "A trained spaCy pipeline looked for people in what rules had let pass",
    )


def methods(
    study: Study,
    embedding: EmbeddingRecord,
    redactions: pd.DataFrame,
    trade_words: pd.DataFrame,
    software: Mapping[str, str],
) -> tuple[tuple[str, str], ...]:
    """How themes were found, numbers protected and personal data taken out: (what, value) pairs.

    Parameters
    ----------
    study
        Its settings.
    embedding
        How the words of comments became numbers.
    redactions
        Schema ``REDACTIONS``: what was taken out of comments.
    trade_words
        Schema ``TRADE_WORDS``: words that were not taken for names.
    software
        consult and libraries -> their versions.
    """
    from consult.disclose import load_policy
    from consult.model.counting.counts import Use

    topics, policy = study.topics, load_policy(frozenset())
    taken = _taken_out(redactions, policy.thresholds[Use.THEMES])
    left_in = _let_through(trade_words)
    return (
        ("Themes", _themes(topics)),
        *_embedded(embedding),
        *_learnt(study),
        ("Seed", str(study.study.seed)),
        (
            "Smallest count shown",
            f"{policy.thresholds[Use.QUESTION]} in tables of one question; "
            f"{policy.thresholds[Use.CROSSTAB]} in tables by characteristic; "
            f"{policy.sensitive_threshold} in any table on a sensitive characteristic",
        ),
        *_own_rules(),
        *_decided(study),
        *_weights(study),
        *_campaigns(study),
        (
            "How tables are protected",
            "All tables of this report together, and with earlier reports that were published: "
            "what is hidden cannot be worked out to within "
            f"{policy.protection_level} people from everything shown, percentages and totals "
            "included. The files themselves were read back and tried before they were published",
        ),
        *_consent(study),
        ("Personal data", f"Rules took out {taken} before they were coded{left_in}"),
        ("Software", ", ".join(f"{name} {number}" for name, number in software.items())),
    )


def _taken_out(redactions: pd.DataFrame, least: int) -> str:
    """What was taken out of comments; no count where it was of fewer than may be shown."""
    from consult.model.survey.tables import COMMENT_KEY

    pieces = int(redactions["count"].sum())
    touched = len(redactions[COMMENT_KEY].drop_duplicates())
    if 0 < touched < least:
        return "personal data from a few comments"
    return f"{pieces:,} pieces of personal data from {touched:,} comments"


def _let_through(trade_words: pd.DataFrame) -> str:
    """Of how many words all comments together told that they are no names; nothing of none."""
    many = len(trade_words)
    words = "1 word" if many == 1 else f"{many:,} words"
    them = "it" if many == 1 else "each"
    told = f". {words} like a name stayed, since several people write {them} as no name is written"
    return told if many else ""


def of_review(review: Review, told: str) -> Iterator[tuple[str, str]]:
    """How far people have come with the themes, where there are any.

    Parameters
    ----------
    review
        Question id -> how far people have come.
    told
        The same in a sentence that may be printed; empty for nothing.
    """
    if review:
        yield "Review by people", told or "None yet"
