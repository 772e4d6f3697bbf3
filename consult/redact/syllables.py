"""Names of East Asia in Latin letters, by their syllables.

Chinese, Korean, Vietnamese and Japanese have few syllables, so that a word that is made of them
alone is told without any list: "siew", "hye-rin", "thi". Many are words of English as well ("ban",
"song"): whoever asks looks at that first.
"""

from __future__ import annotations

import re
from functools import cache

_CHINESE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue"
    r"|er|a|o|e|i|u)"
)
_CANTONESE = (
    r"(?:ch|ts|gw|kw|ng|sz|hs|[bpmfdtnlgkhjswyc])?"
    r"(?:eung|oong|eong|iew|iow|ung|ang|ong|ing|eng|aan|aam|aak|aau|uen|uet|oon|oi|ui|au|aw|ai|ei|ee|eu|ow"
    r"|ik|ok|uk|ak|ek|im|am|um|in|an|un|on|ah|oh|ip|ap|it|at|ut|ue|ew|ou|a|i|u|o|e|y)"
)
_KOREAN = (
    r"(?:kk|tt|pp|ss|jj|ch|sh|[gkndtrlmbpsjhcy])?"
    r"(?:yeo|yoo|yae|woo|yeu|wae|yo|yu|ya|ye|wa|wo|wi|we|ae|eo|eu|oe|ui|oo|oh|ee|ou|u|a|o|e|i)"
    r"(?:ng|[kntlmpbh])?"
)
_VIETNAMESE = (
    r"(?:ngh|ng|nh|ph|th|tr|ch|gh|gi|kh|qu|[bcdghklmnpqrstvx])?"
    r"(?:uye|uyen|ieu|yeu|uoi|uou|oai|oay|uay|ia|ie|ye|ua|uo|oa|oe|uy|ai|ao|au|ay|eo|eu|iu|oi|ui|uu|a|e|i|o|u|y)"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_JAPANESE = r"(?:(?:ky|sh|ch|ny|hy|my|ry|gy|by|py|ts|[kstnhmyrwgzdbpfj])?[aeiou]{1,2}|n(?![aeiou]))"

_SYLLABLE = re.compile("|".join((_CHINESE, _CANTONESE, _KOREAN, _VIETNAMESE)))
_WORD = re.compile(
    f"(?:{_CHINESE}){{1,3}}|(?:{_CANTONESE}){{1,2}}|(?:{_KOREAN}){{1,3}}|{_VIETNAMESE}|{_JAPANESE}{{2,5}}"
)
_LONGEST_SYLLABLE = 6
"""Letters of the longest ones, as "nghieu" and "quyenh" are written."""


@cache
def is_syllable(low: str) -> bool:
    """Whether a word is one syllable of an East Asian name.

    Parameters
    ----------
    low
        In small letters, without accents.
    """
    return 1 < len(low) <= _LONGEST_SYLLABLE and bool(_SYLLABLE.fullmatch(low))


@cache
def is_of_syllables(low: str) -> bool:
    """Whether a word, or each part of it at a hyphen, is made of such syllables alone.

    Parameters
    ----------
    low
        In small letters, without accents.
    """
    return all(len(part) > 1 and _WORD.fullmatch(part) for part in low.split("-"))
