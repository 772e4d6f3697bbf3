"""One question of study.toml as a frozen value, and what is proposed for it and not yet decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from consult.model.survey.questionnaire import Kind, Purpose


class Setting(BaseModel):
    """A part of a file that people write: a setting nobody knows is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


def _short_name(value: str) -> str:
    if not value or not all(c.islower() or c.isdigit() or c in "-_" for c in value):
        raise ValueError("use lower-case letters, digits, - and _ only")
    return value


ShortName = Annotated[str, AfterValidator(_short_name)]

CONSENT: Literal["consent to quote"] = "consent to quote"
"""What a question asks whose answers say who may be quoted."""

CHANGEABLE = frozenset(
    {
        "kind",
        "purpose",
        "scale",
        "options",
        "other",
        "dont_know",
        "prefer_not_to_say",
        "nets",
        "values",
        "separator",
        "characteristic",
        "categories",
        "missing",
        "number",
        "likely",
        "reads",
        "asks",
        "consents",
        "asked_of",
    }
)
"""Settings of a question that a proposal may write: what its answers count as, never whose they
are or where they stand."""


class Proposal(Setting):
    """[[questions.proposals]]: something believed of a question and not done until it is taken."""

    says: str
    """What was seen and what taking it would do, in a sentence."""
    responses: int = Field(ge=0)
    """How many responses it touches."""
    change: dict[str, Any]
    """The settings of the question that taking it writes; tables are added to, others replaced."""
    taken: bool | None = None
    """Whether a person took it; ``None`` until somebody has decided."""

    @field_validator("change")
    @classmethod
    def _may_be_changed(cls, change: dict[str, Any]) -> dict[str, Any]:
        if strays := sorted(set(change) - CHANGEABLE):
            raise ValueError(f"a proposal cannot change {', '.join(strays)}")
        return change


class AskedOf(Setting):
    """asked_of of a question: the answers to an earlier one after which it was asked at all."""

    question: str
    """Id of the closed question that decided it."""
    answers: tuple[str, ...] = Field(min_length=1)
    """Options of that question; whoever gave one of them was asked."""


class QuestionSpec(Setting):
    """[[questions]]: one question, its options and the columns that hold it."""

    id: ShortName
    text: str
    kind: Kind
    purpose: Purpose = Purpose.OPINION
    columns: dict[str, tuple[str, ...]]
    """Source id -> column letters ("F", or a run of columns "U:CF")."""
    scale: str = ""
    """Name of a scale of definitions/scales.toml: it gives order, nets and colours. Without
    ``options`` its own points are the options."""
    options: tuple[str, ...] = ()
    """Options in order, in the words of the form."""
    other: str = ""
    """The option that takes every answer not in the list; its words are kept as a comment."""
    prefer_not_to_say: str = ""
    dont_know: str = ""
    nets: dict[str, tuple[str, ...]] = {}
    """Net -> options it adds up; a named scale brings its own."""
    scores: dict[str, float] = {}
    """Answer of a scale -> the number that stands for it in a mean; in order when empty."""
    values: dict[str, str] = {}
    """An answer as written -> the option it means, where the two differ."""
    separator: str = ""
    """What stands between ticked options in one cell."""
    statement: str = ""
    """The row of a grid whose answers stand together in one cell ("Statement : Answer, ...")."""
    characteristic: str = ""
    """Id of a characteristic of definitions/characteristics.toml."""
    categories: dict[str, str] = {}
    """Option -> category of the characteristic, where they are not worded alike."""
    missing: dict[str, Literal["not answered", "not asked"]] = {}
    """A code that stands for no answer to this question, and which kind of none it is."""
    number: Literal["", "age in years", "year of birth"] = ""
    likely: tuple[int | float, ...] = ()
    """The least and the largest number that can be meant; one outside is answered and not used."""
    reads: Literal["", "postcode", "own words"] = ""
    """"postcode": only the postcode district ("ME14") is read; the rest never leaves the export.
    "own words": an answer in people's own words counts under the category it means."""
    asks: Literal["", "consent to quote"] = ""
    """"consent to quote": whoever was asked and gave none of ``consents`` is never quoted."""
    consents: tuple[str, ...] = ()
    """The options by which people allow their words to be quoted."""
    asked_of: AskedOf | None = None
    """Whom it was asked of: a blank of anybody else is "not asked", never "not answered"."""
    about: str = ""
    """Id of the closed question that this open question asks the reason for."""
    proposals: tuple[Proposal, ...] = ()
    """What is believed of it; a proposal changes nothing until a person takes it."""
    check: str = ""
    """Why a person should look at this entry; empty once somebody has."""
    touches: int = Field(default=0, ge=0)
    """How many responses ``check`` is about."""

    @model_validator(mode="before")
    @classmethod
    def _with_what_was_taken(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        for proposal in data.get("proposals", ()):
            if isinstance(proposal, Mapping) and proposal.get("taken") is True:
                data = _changed(data, proposal.get("change", {}))
        return data

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        has_list = bool(self.options or self.scale)
        if self.kind in {Kind.TEXT, Kind.NUMBER} and has_list:
            raise ValueError(f"a {self.kind} question has no options")
        if self.kind not in {Kind.TEXT, Kind.NUMBER} and not has_list:
            raise ValueError(f"a {self.kind} question needs options or a scale")
        if bool(self.characteristic) != (self.purpose is Purpose.CHARACTERISTIC):
            raise ValueError('characteristic = "..." goes with purpose = "characteristic"')
        if self.scores and self.kind is not Kind.SCALE:
            raise ValueError('scores = {...} goes with kind = "scale"')
        if len(set(self.scores.values())) < len(self.scores):
            raise ValueError("scores: two answers have the same score")
        if self.asked_of and self.asked_of.question == self.id:
            raise ValueError("asked_of names the question itself; name the one that decided it")
        if self.consents and not self.asks:
            raise ValueError('consents = [...] goes with asks = "consent to quote"')
        if self.likely and self.kind is not Kind.NUMBER:
            raise ValueError('likely = [...] goes with kind = "number"')
        if self.likely and not (len(self.likely) == 2 and self.likely[0] < self.likely[1]):
            raise ValueError("likely: write the least and the largest number, as [1900, 2099]")
        if self.reads and self.kind is not Kind.SINGLE:
            raise ValueError('reads = "..." goes with kind = "single"')
        if self.reads == "own words" and not self.characteristic:
            raise ValueError('reads = "own words" goes with a characteristic')
        return self


def _changed(settings: Mapping[str, Any], change: Any) -> Mapping[str, Any]:
    """The settings with those of a change: tables are added to, all others replaced."""
    if not isinstance(change, Mapping):
        return settings
    new = {
        name: {**(settings.get(name) or {}), **value} if isinstance(value, Mapping) else value
        for name, value in change.items()
        if name in CHANGEABLE
    }
    return {**settings, **new}
