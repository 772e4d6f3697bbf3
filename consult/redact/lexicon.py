"""Lists of words in redaction.toml that tell names from what only looks like one."""

from __future__ import annotations

from consult.definitions.in_force import derived
from consult.redact.wordlist import lists, rules
from consult.redact.words import also_words, plain

_OF_PLACES = frozenset({"top", "bottom", "side", "front", "mine", "well", "cry"})
"""Of the smallest words those that stand in names of places."""


_IN_STREETS = frozenset(
    {"hall", "park", "mill", "lodge", "hill", "bay", "tree", "church", "station", "school", "court"}
    | {"north", "south", "east", "west", "green", "royal", "golden", "forge", "college", "high"}
)
"""Of the words that name no place by themselves, those that streets and houses are called by."""


def _shared(name: str) -> frozenset[str]:
    return frozenset(map(plain, rules()["words"][name].split("|")))


@derived
def small_words() -> frozenset[str]:
    """The smallest words of English, and what people say and do."""
    smallest = frozenset(lists("nobody.toml")["english"]["smallest"].split())
    return (smallest - _OF_PLACES) | _shared("said")


@derived
def never_names() -> frozenset[str]:
    """Words that are no name in small letters, whatever points to them."""
    return small_words() | _shared("common")


@derived
def general_words() -> frozenset[str]:
    """Words that stand before "school" or "surgery" and name none."""
    return small_words() | _shared("general")


@derived
def never_sites() -> frozenset[str]:
    """Words in small letters at which the name of a place ends."""
    return no_street_names() | _shared("common")


@derived
def titles() -> frozenset[str]:
    """What stands before a name as a title."""
    return _shared("title") | _shared("office")


@derived
def relations() -> frozenset[str]:
    """What somebody is to others: a midwife, a sister."""
    return _shared("role") | _shared("kin") | _shared("office")


@derived
def deeds() -> frozenset[str]:
    """What people do, in the word after their name."""
    return _shared("deed")


@derived
def public_things() -> frozenset[str]:
    """What is called after people whom everybody may name: laws, reviews, parks."""
    return _shared("public")


@derived
def no_surnames() -> frozenset[str]:
    """What follows a title that stands alone."""
    return _shared("no_surname")


@derived
def plain_in_small_letters() -> frozenset[str]:
    """Names that are plain words when they are written in small letters."""
    listed = lists("first_names.toml")["words_in_small_letters"]
    return frozenset(map(plain, listed)) | also_words()


@derived
def themes() -> frozenset[str]:
    """What wards, nurseries and schools are called by: flowers, trees, birds, the sky."""
    return _shared("theme")


@derived
def playful() -> frozenset[str]:
    """What nurseries and groups are called by besides: small animals, toys, rhymes."""
    return _shared("playful")


@derived
def playful_before() -> frozenset[str]:
    """What stands before these in such names: "little", "busy"."""
    return _shared("playful_before")


@derived
def landscape() -> frozenset[str]:
    """Last words of the names of schools, surgeries and estates: "marsh green"."""
    return _shared("landscape")


@derived
def saint_towns() -> frozenset[str]:
    """Saints whom towns, islands and days are called after, not schools."""
    return _shared("saint_town")


@derived
def any_street() -> frozenset[str]:
    """What a street is like, not what it is called: "the main road"."""
    return _shared("any_street")


@derived
def also_syllables() -> frozenset[str]:
    """Syllables of names that are common words: they count after a name alone ("Linh chi")."""
    return _shared("syllable")


@derived
def postal_areas() -> frozenset[str]:
    """Letters that postcodes begin with."""
    return _shared("area")


@derived
def particles() -> frozenset[str]:
    """Small words within names; they count only where a name goes on after them."""
    return _shared("particle")


def street_words() -> frozenset[str]:
    """Words of everyday that streets and houses are called by."""
    return _IN_STREETS | {"abbey", "manor", "castle", "bridge", "river", "queens", "kings"}


@derived
def no_street_names() -> frozenset[str]:
    """Words that name no street and no house: "car park", "each way", "the farm"."""
    return general_words() - _IN_STREETS
