"""How forms and people write "Prefer not to say", "Other" and the like, and what spellings share.

Every verb has to tell these and an empty cell apart in the same way. Nothing here knows of a scale
or a characteristic.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from unicodedata import normalize

PREFER_NOT_TO_SAY: tuple[str, ...] = (
    "Prefer not to say",
    "I prefer not to say",
    "I'd prefer not to say",
    "I would prefer not to say",
    "I'd rather not say",
    "Rather not say",
    "Prefer not to answer",
    "I prefer not to answer",
    "Prefer not to disclose",
    "Prefer not to state",
    "Prefer not to specify",
    "Do not wish to say",
    "Do not wish to answer",
    "Do not want to say",
    "PNTS",
)
"""Ways forms word the option of not saying. Source: GOV.UK Design System, KCC, EHRC forms."""

DONT_KNOW: tuple[str, ...] = (
    "Don't know",
    "Do not know",
    "I don't know",
    "I do not know",
    "Don't know / no opinion",
    "Don't know/No opinion",
    "Don't know / not sure",
    "Don't know or not sure",
    "No opinion",
    "Not sure",
    "Not sure / don't know",
    "I'm not sure",
    "I am not sure",
    "Unsure",
    "Can't say",
    "Don't know / can't say",
)
"""Ways forms word the option of having no view."""

OTHER: tuple[str, ...] = (
    "Other",
    "Other (please specify)",
    "Other (please state)",
    "Other (please tell us)",
    "Other, please specify",
    "Other, please state",
    "Other - please specify",
    "Other please specify",
    "Something else",
    "Other (please describe)",
)
"""Ways forms word the option of adding one's own words."""

NO_ANSWER: tuple[str, ...] = (
    "No answer",
    "Not answered",
    "No response",
    "Unanswered",
    "No answer given",
    "Question not answered",
    "-",
    "--",
)
"""Ways exports write a blank. Source: SurveyMonkey exports, formats survey 3.4, and SPSS."""

NOT_APPLICABLE: tuple[str, ...] = ("N/A", "NA", "Not applicable", "Does not apply", "Not relevant")
"""Ways forms word the option that a question does not apply."""

_UNSEEN_THING = ("unfamiliar", "not familiar", "never heard of", "no experience")
"""How options begin that say why people cannot rate a thing."""

_OTHER_OR = re.compile(
    r"^others?(?:[\s:/(,-]+(?:please|not listed|write[ -]?in|specify|state|describe)\b[^.]{0,30})?$"
)
_UNSURE = (
    "don't know",
    "i don't know",
    "i do not know",
    "i don't understand",
    "i do not understand",
    "not sure/",
    "not sure /",
    "unsure/",
)
_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_ALIKE = {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"}
_TYPESET = re.compile(f"[{''.join(_ALIKE)}]")


def folded(text: str) -> str:
    """A text in one case, with plain spaces and marks.

    Parameters
    ----------
    text
        Any words.

    Returns
    -------
    str
        Without zero-width characters and repeated or outer spaces, with straight quotation marks
        and plain dashes. Codes kept in studies are made of it, so it must not change.
    """
    if not text.isascii():
        text = _TYPESET.sub(lambda found: _ALIKE[found[0]], _UNSEEN.sub("", text))
    return " ".join(text.split()).casefold()


def normalised(text: str) -> str:
    r"""What two spellings of the same option have in common: all that may differ, and no more.

    Parameters
    ----------
    text
        An answer, an option or a heading.

    Returns
    -------
    str
        ``folded``, with character codes of web pages put in characters, one Unicode form, and
        without a full stop at the end. Digits, letters and words are never changed. Compare with
        it; never print it.

    Examples
    --------
    >>> normalised("  Don\u2019t   KNOW. ")
    "don't know"
    >>> normalised("Parks &amp; gardens") == normalised("parks & gardens")
    True
    >>> is_dont_know("DON\u2019T KNOW"), is_other("Other (please specify):")
    (True, True)
    """
    words = folded(plain_characters(text))
    if words.endswith(".") and not words.endswith("..") and len(words) > 1:
        return words[:-1].rstrip()
    return words


def plain_characters(text: str) -> str:
    """A text as a person sees it on a page: no character codes, letters in one Unicode form.

    Parameters
    ----------
    text
        Any words; "&amp;" is "&", and "e" with an accent beside it is one letter.
    """
    if "&" in text and ";" in text:
        text = unescape(text)
    return text if text.isascii() else normalize("NFC", text)


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing a person can see: ``normalised`` leaves nothing of it.

    Parameters
    ----------
    text
        One cell of an export.
    """
    bare = text.strip()
    return not bare or (_UNSEEN.match(bare) is not None and not normalised(bare))


def is_prefer_not_to_say(text: str) -> bool:
    """Whether an option is a known wording of preferring not to say.

    Parameters
    ----------
    text
        An option, or an answer that stands for one.
    """
    return normalised(text) in _keys(PREFER_NOT_TO_SAY)


def is_dont_know(text: str) -> bool:
    """Whether an option is a known wording of having no view.

    Parameters
    ----------
    text
        An option, or an answer that stands for one.
    """
    return normalised(text) in _keys(DONT_KNOW)


def means_dont_know(option: str) -> bool:
    """Whether an option of a form says that a person does not know, whatever it is about.

    For options only: a comment may begin with the same words.

    Parameters
    ----------
    option
        As a form or an export words it.
    """
    words = normalised(option)
    return is_dont_know(option) or (words.startswith(_UNSURE) and " but " not in words)


def is_no_answer(text: str) -> bool:
    """Whether a cell says in words that nothing was answered.

    Parameters
    ----------
    text
        One cell of an export.
    """
    return normalised(text) in _keys(NO_ANSWER)


def is_not_applicable(option: str) -> bool:
    """Whether an option says that the question does not apply, alone or in brackets.

    Parameters
    ----------
    option
        As a form or an export words it.
    """
    words = normalised(option)
    return words in _keys(NOT_APPLICABLE) or words.endswith(("(n/a)", "(not applicable)"))


def cannot_rate(option: str) -> bool:
    """Whether an option of a scale stands beside its points: it does not apply, or is not known.

    Parameters
    ----------
    option
        As a form words it, or an export: "N/A", "Unfamiliar (N/A)", "Never heard of it".
    """
    return is_not_applicable(option) or normalised(option).startswith(_UNSEEN_THING)


def is_other(text: str) -> bool:
    """Whether an option is a known wording of "other, in my own words".

    Parameters
    ----------
    text
        An option, or an answer that stands for one.
    """
    words = normalised(text).rstrip(": .")
    return words in _keys(OTHER) or _OTHER_OR.match(words) is not None


@cache
def _keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(normalised(word) for word in words)
