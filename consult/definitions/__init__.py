"""Law and policy as data, each with its source: scales, characteristics, thresholds, wordings.

Files beside this module come in, with the organisation's own over some of them (``in_force``);
frozen values go out, made once. How people write an option ("Prefer not to say", "N/A") is known
here too (``wordings``), as every verb has to tell the same things apart. Nothing here looks at a
response.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from consult.definitions.in_force import definition, derived
from consult.definitions.wordings import DONT_KNOW, normalised
from consult.errors import Problem, StudyError
from consult.model.counting.table_id import TableId
from consult.model.evidence.equality import Aim
from consult.model.survey.age_band import age_bands
from consult.model.survey.characteristic import Category, Characteristic
from consult.model.survey.questionnaire import Kind, Option, OptionRole


@dataclass(frozen=True)
class Scale:
    """A named list of options that many questions share.

    Parameters
    ----------
    id, name
        Short name used in study.toml, and the words printed.
    kind
        ``Kind.SCALE`` when the points have an order, else ``Kind.SINGLE``.
    options
        The points in the order asked, with their nets and roles.
    also
        Label of a point -> other ways it is written.
    """

    id: str
    name: str
    kind: Kind
    options: tuple[Option, ...]
    also: Mapping[str, tuple[str, ...]]


@derived
def scales() -> Mapping[str, Scale]:
    """All named scales of ``scales.toml``, by id, in the order they stand there.

    A scale with a ``dont_know`` point gives two: one without it, and one with it whose id ends
    in ``_or_dont_know``, because an option that was never offered must not be reported as one
    nobody chose.
    """
    found = [scale for entry in definition("scales.toml")["scale"] for scale in _scales_of(entry)]
    return MappingProxyType({scale.id: scale for scale in found})


def _scales_of(entry: Mapping[str, Any]) -> list[Scale]:
    points = [
        Option(point["label"], OptionRole(point.get("role", "ordinary")), point.get("net", ""))
        for point in entry["points"]
    ]
    also = {point["label"]: tuple(point.get("also", ())) for point in entry["points"]}
    kind = Kind.SCALE if entry.get("ordered", True) else Kind.SINGLE
    plain = Scale(entry["id"], entry["name"], kind, tuple(points), MappingProxyType(also))
    label = entry.get("dont_know", "")
    if not label:
        return [plain]
    unsure = Option(label, OptionRole.DONT_KNOW)
    words = MappingProxyType({**also, label: tuple(word for word in DONT_KNOW if word != label)})
    name = f'{entry["name"]}, with "{label}"'
    return [plain, Scale(f"{plain.id}_or_dont_know", name, kind, (*points, unsure), words)]


@derived
def for_and_against() -> tuple[tuple[str, str], ...]:
    """Pairs of nets, as compared by ``normalised``: for a proposal, and against it."""
    proposals = [entry for entry in definition("scales.toml")["scale"] if entry.get("proposal")]
    every = [
        [normalised(point["net"]) for point in entry["points"] if point.get("net")]
        for entry in proposals
    ]
    named = [tuple(dict.fromkeys(nets)) for nets in every]
    return tuple(dict.fromkeys((nets[0], nets[-1]) for nets in named))


@derived
def characteristics() -> Mapping[str, Characteristic]:
    """All characteristics of ``characteristics.toml``, by id, protected ones first."""
    entries = definition("characteristics.toml")["characteristic"]
    found = {entry["id"]: _characteristic(entry) for entry in entries}
    _check_linked(found)
    return MappingProxyType(found)


def _check_linked(found: Mapping[str, Characteristic]) -> None:
    """A characteristic that only some are asked for says of whom, in words that are there."""
    problems = []
    for characteristic in found.values():
        of, label = characteristic.only or ("", "")
        known = [category.label for category in found[of].categories] if of in found else []
        if characteristic.only and label not in known:
            hint = 'Write only = ["id of another characteristic", "label of its category"].'
            name = characteristic.id
            text = f'characteristics.toml: "{name}" only names no category that is there.'
            problems.append(Problem(text, hint=hint))
    if problems:
        raise StudyError(problems)


@derived
def in_equality_evidence() -> tuple[str, ...]:
    """Ids of the characteristics that the equality evidence has a chapter on, in order."""
    return tuple(definition("characteristics.toml")["equality_evidence"])


@derived
def aims() -> tuple[Aim, ...]:
    """The three aims of the public sector equality duty, of ``equality_duty.toml``."""
    return tuple(
        Aim(
            entry["section"],
            entry["words"],
            tuple(map(TableId.parse, entry["tables"])),
            entry["why"],
            tuple(entry["not_for"]),
        )
        for entry in definition("equality_duty.toml")["aim"]
    )


def _characteristic(entry: Mapping[str, Any]) -> Characteristic:
    categories = tuple(
        Category(
            part["label"],
            tuple(part.get("also", ())),
            tuple(part.get("cues", ())),
        )
        for part in entry.get("categories", ())
    )
    bands = age_bands(entry.get("bands", ()))
    if wrong := [label for label in entry.get("bands", ()) if label not in bands]:
        text = f'characteristics.toml: "{entry["id"]}" bands: "{wrong[0]}" is no band of age.'
        raise StudyError(Problem(text, hint='Write bands as "25 to 34" and "85 and over".'))
    return Characteristic(
        id=entry["id"],
        name=entry["name"],
        protected=entry["protected"],
        source=entry["source"],
        categories=categories,
        headings=tuple(entry.get("headings", ())),
        not_about=tuple(entry.get("not_about", ())),
        elsewhere=tuple(entry.get("elsewhere", ())),
        common=tuple(entry.get("common", ())),
        together=tuple(entry.get("together", ())),
        by_answers=entry.get("by_answers", True),
        unless=tuple(entry.get("unless", ())),
        bands=bands,
        sensitive=entry.get("sensitive", False),
        crossed=entry.get("crossed", True),
        only=tuple(entry["only"]) if "only" in entry else None,
    )
