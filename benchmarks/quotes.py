"""What the quote gate lets through: personal data and disclosures, and whether enough is left.

Everything that passes is taken as approved, as if whoever reads the quotes said Yes to all of them:
the harshest reader of the gate. Passages with personal data and disclosures are the labelled sets
of the benchmarks ``redaction`` and ``safeguarding``, the half kept out of every choice where it is
there. Themes are those that people gave real NHS comments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from benchmarks import Aim, Outcome
from benchmarks import _safeguarding_fit as risks
from benchmarks._nhs_codes import NHS_DEFINITIONS
from benchmarks._quotes_run import published_of
from benchmarks._redaction_set import Passage, passages
from benchmarks.redaction import PARTS
from benchmarks.safeguarding import DATA, KEPT_OUT
from consult.analysis.quotes.gate import MayNotBeQuoted, nothing_left_in, quotable
from consult.analysis.quotes.passages import best_passage
from consult.analysis.quotes.propose import LOOKED_AT
from consult.clean import clean_comments
from consult.coding.texts.segments import segments
from consult.model.survey.tables import COMMENTS, RESPONSES, conform
from consult.redact import redact

NHS = DATA / "nhs_fft_v6_multilabel_half.csv"
FEWEST_PEOPLE, QUOTES = 20, 2
"""Of a theme that should have so many quotes left."""

REAL = 1_500
"""Real comments in the whole run, so that there are themes to quote for."""

TELLING, RUN = 8, 8
"""Letters of a piece of personal data that is no single word, and words of a disclosure: no file
holds so many by accident."""


def run() -> Outcome:
    """Quotes with anything left in them, disclosures quoted, and themes with enough to quote."""
    part = next(name for name in PARTS if passages(name))
    said = [one for one in passages(part) if one.marks]
    left = sum(_left(one, quote) for one, quote in _quoted(said))
    clean = [one for one in passages(part) if one.clean]
    passed = sum(1 for _ in _quoted(clean))
    kept = (name for name in KEPT_OUT if (risks.SETS / f"{name}.tsv").is_file())
    labelled = risks.labelled(next(kept, "open"))
    told = [text for text, risk in zip(labelled.texts, labelled.risk, strict=True) if risk]
    disclosed = sum(1 for _ in _passages_of(told))
    figures = {
        "passages_with_personal_data": float(len(said)),
        "quoted_with_anything_left": float(left),
        "clean_passages": float(len(clean)),
        "clean_passages_quoted": float(passed),
        "disclosures": float(len(told)),
        "disclosures_quoted": float(disclosed),
    }
    aims = {
        "quoted with anything left": Aim(left, 0, lower_is_better=True),
        "disclosures quoted": Aim(disclosed, 0, lower_is_better=True),
    }
    if NHS.is_file():
        themes, enough = _themes()
        figures |= {"themes": float(themes), "themes_with_enough_to_quote": enough / themes}
        aims["themes with enough to quote"] = Aim(enough / themes, 0.8)
        real = pd.read_csv(NHS)["FFT answer"].dropna().astype(str).tolist()[:REAL]
        approved, words = published_of([*(one.text for one in said), *told, *real])
        published = _published(said, told, words)
        figures |= {"run_quotes_approved": float(approved), "run_published": float(published)}
        aims["of either set in published files"] = Aim(published, 0, lower_is_better=True)
    return Outcome(figures, aims)


def _quoted(said: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
    """Each passage that passes, with what would be printed of it."""
    for at, quote in _passages_of([one.text for one in said]):
        yield said[at], quote


def _passages_of(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Every clause of every text that passes as a quote: the text's place, and the words."""
    frame = _cleaned(texts)
    parts = segments(frame["text"].tolist())
    proposed = [
        (int(place), quote, text)
        for place, text, clauses in zip(frame["response_id"], frame["text"], parts, strict=True)
        for quote in dict.fromkeys(best_passage(text, clause) for clause in ("", *clauses))
        if quote
    ]
    kept = nothing_left_in([quote for _, quote, _ in proposed], [text for *_, text in proposed])
    return (
        (place, quote) for (place, quote, _), passes in zip(proposed, kept, strict=True) if passes
    )


def _cleaned(texts: Sequence[str]) -> pd.DataFrame:
    """The comments of which a passage may be quoted, one response each."""
    ids = [str(at) for at in range(len(texts))]
    people = pd.DataFrame(
        {
            "response_id": ids,
            "source": "set",
            "channel": "online",
            "row": range(1, len(ids) + 1),
            "platform_id": ids,
            "submitted_at": pd.NaT,
            "set_aside": "",
        }
    )
    comments = pd.DataFrame(
        {"response_id": ids, "question_id": "why", "text": texts, "state": "answered"}
    )
    cleaned = clean_comments(conform(comments, COMMENTS), conform(people, RESPONSES), redact=redact)
    return quotable(cleaned.comments, cleaned.redactions, MayNotBeQuoted())


def _left(passage: Passage, quote: str) -> bool:
    """Whether a quote holds the letters of anything marked."""
    plain = " ".join(quote.casefold().split())
    marked = (passage.text[mark.start : mark.end].casefold() for mark in passage.marks)
    return any(" ".join(words.split()) in plain for words in marked)


def _published(said: Sequence[Passage], told: Sequence[str], words: str) -> int:
    """Pieces of personal data that can be nothing else, and disclosures, that files hold."""
    plain = " ".join(words.casefold().split())
    marked = {one.text[mark.start : mark.end].casefold() for one in said for mark in one.marks}
    telling = {words for words in marked if len(words) >= TELLING and not words.isalpha()}
    pieces = (" ".join(text.casefold().split()[:RUN]) for text in told)
    return sum(one in plain for one in (*telling, *pieces))


def _themes() -> tuple[int, int]:
    """Themes that enough people raised, and those of them with enough left to quote."""
    frame = pd.read_csv(NHS)
    texts = frame["FFT answer"].fillna("").astype(str)
    kept = _cleaned(texts.tolist()).set_index("response_id")["text"]
    codes = frame[list(NHS_DEFINITIONS)].fillna(0).astype(bool)
    themes = enough = 0
    for code in codes.columns[codes.sum() >= FEWEST_PEOPLE]:
        themes += 1
        mine = [str(at) for at in np.flatnonzero(codes[code]) if str(at) in kept.index]
        pairs = [(best_passage(kept[at], ""), kept[at]) for at in mine]
        pairs = [(quote, text) for quote, text in pairs if quote][:LOOKED_AT]
        passed = nothing_left_in([quote for quote, _ in pairs], [text for _, text in pairs])
        enough += sum(passed) >= QUOTES
    return themes, enough
