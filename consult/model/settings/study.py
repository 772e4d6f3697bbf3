"""study.toml as a frozen value: what was consulted on, from which files, in which columns."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from consult.model.settings.question import CONSENT, QuestionSpec, Setting, ShortName
from consult.model.settings.sections import SectionName
from consult.model.settings.transparency import OwnerField

DEFAULT_EMBEDDING: Literal["minilm", "lsa"] = "minilm"
"""Used where study.toml names none."""


class About(Setting):
    """[study]: what was consulted on and by whom."""

    title: str
    organisation: str = ""
    rules: str = ""
    """Folder under ``organisation`` whose rules hold; those right in that folder without it."""
    description: str = ""
    confirmed: Literal["", "by a person", "not yet"] = ""
    """Whether somebody confirmed a title made from the short name; empty where it was not."""
    check: str = ""
    """Why a person should look at this entry; empty once somebody has."""
    synthetic: bool = False
    """Invented data: every file made from it says SYNTHETIC."""
    seed: int = 1
    language: Literal["en-GB"] = "en-GB"

    @property
    def for_workbooks(self) -> str:
        """The title as workbooks for people have it, with SYNTHETIC where the data is."""
        return f"{self.title} (SYNTHETIC DATA)" if self.synthetic else self.title


class Access(Setting):
    """[access]: who may read what a run writes, beside the person who runs it."""

    group: str = ""
    """Name of a group on this computer; without it, nobody else. Windows: no effect."""


class Window(Setting):
    """[window]: when the consultation was open, both days included."""

    opens: date
    closes: date
    outside: Literal["set aside", "keep"] = "set aside"
    """What becomes of responses received outside it; the ledger counts them either way."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.closes < self.opens:
            raise ValueError("closes is before opens")
        return self


class Duplicates(Setting):
    """[duplicates]: what becomes of exact copies of a whole response."""

    exact: Literal["set aside", "keep"] = "set aside"
    same_person: Literal["ask", "keep"] = "ask"
    """What becomes of two responses, by different channels, that may be of one person: a person is
    asked about each two, or all of them count without a question."""


class SamePerson(Setting):
    """[[same_person]]: what a person decided of two responses that may be of one person."""

    responses: tuple[str, str]
    """Their ids."""
    set_aside: str = ""
    """Which of the two is not counted; empty: both are, as they are of two people."""
    by: str = Field(min_length=1)
    """Whose decision it is: initials or a role."""

    @model_validator(mode="after")
    def _is_of_two(self) -> Self:
        if self.responses[0] == self.responses[1]:
            raise ValueError("responses must name two different responses")
        if self.set_aside and self.set_aside not in self.responses:
            raise ValueError("set_aside must be one of the two of responses, or empty")
        return self


class Unfinished(Setting):
    """[unfinished]: what becomes of responses that were started and never submitted."""

    responses: Literal["keep", "set aside"] = "keep"
    """Kept are those that answer at least one question that asks for a view."""
    check: str = ""
    """Why a person should look at this entry; empty once somebody has."""


class Weights(Setting):
    """[weights]: how much each response weighs. Without it none is weighted."""

    column: str = Field(min_length=1)
    """Heading of the column of weights, the same in every export."""
    why: str = Field(min_length=1)
    """Where the weights come from, a sentence that the report prints."""


Channel = Literal["online", "easy read", "hard copy", "e-mail", "letter", "event"]


class Consent(Setting):
    """[[consent]]: whether words that came one way may be quoted, where nobody was asked."""

    channel: Channel
    may_be_quoted: bool
    notice: str = ""
    """Under which privacy notice: a sentence that the report prints."""
    by: str = ""
    """Whose decision it is: initials or a role."""
    on: date | None = None
    """When it was decided."""

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        if self.may_be_quoted and not (self.notice and self.by and self.on):
            raise ValueError("may_be_quoted = true needs notice, by and on: who decided, and why")
        return self


class Source(Setting):
    """[[sources]]: one export, as it came."""

    id: ShortName
    file: str
    """Name of the file in the study's data folder."""
    platform: str
    """Name of its reader; found by ``new``."""
    sheet: str = ""
    channel: Channel = "online"
    headings: str = ""
    """Fingerprint of the headings, so that a changed export is noticed."""
    id_column: str = ""
    """Column letter of the platform's own response id; empty when it has none."""
    time_column: str = ""
    """Column letter of the time of submission; empty when it has none."""
    channel_column: str = ""
    """Column letter that says e-mail or letter, for a log of both."""
    dates: Literal["day first", "month first", "year first", ""] = ""
    not_data: tuple[int, ...] = ()
    """Rows beneath the headings that are no response (totals, notes), counted as set aside."""
    headings_row: int = Field(default=0, ge=0)
    """Row of the headings where a person said it: the sheet is then read as a plain table."""
    confirmed: Literal["", "by a person", "not yet"] = ""
    """Whether somebody confirmed the platform where it was not sure; empty where it was."""
    same_survey_as: str = ""
    """Id of the source this is another export of; a response in both is counted once."""
    check: str = ""
    """Why a person should look at this entry; empty once somebody has."""


class EmbeddingSettings(Setting):
    """[embedding]: how the words of comments become numbers."""

    name: Literal["minilm", "sentence-transformers", "lsa"] = DEFAULT_EMBEDDING
    precision: Literal["fp32", "int8"] = "fp32"
    """"int8" is quicker, and near to fp32 but not equal to it: one study keeps to one of them."""
    model_path: str = ""
    """A folder of this computer with the model's files; empty: the ones installed with consult."""
    learning: Literal["same", "mpnet"] = "same"
    """What reads comments when codes are learnt from review: "mpnet" is more accurate, slower, and
    has to be installed."""

    @model_validator(mode="after")
    def _fits_its_name(self) -> Self:
        if self.name == "lsa" and self.model_path:
            raise ValueError('model_path goes with name = "minilm" or "sentence-transformers"')
        if self.name == "sentence-transformers" and not self.model_path:
            raise ValueError('name = "sentence-transformers" needs model_path, the model\'s folder')
        if self.name != "minilm" and self.precision != "fp32":
            raise ValueError('precision = "int8" goes with name = "minilm"')
        return self


class TopicSettings(Setting):
    """[topics]: how themes are found in the comments."""

    model: str = "graph"
    many: Literal["few", "medium", "many"] = "medium"
    apart: tuple[str, ...] = ()
    """Open questions that ask about something else: each has themes of its own."""


class CodingSettings(Setting):
    """[coding]: which codes comments are given."""

    codes_from: ShortName | Literal[""] = ""
    """The study whose frozen codes are used, which may be this one; empty: codes are found."""


class TrustSettings(Setting):
    """[trust]: the blind sample, and what it is to show; stated before anybody codes."""

    half_width: float = Field(default=5.0, gt=0, le=25)
    """Wished half-width of the 95 % interval of a theme's share, in points of a hundred."""
    f1: float = Field(default=0.0, ge=0, lt=1)
    """Micro F1 of people and computer that is to be shown; 0 where none is asked for."""
    coders: int = Field(default=1, ge=1, le=2)
    """How many people code the sample, each without the other."""
    by: str = ""
    """Characteristic that the sample is drawn by, beside question and channel; empty: the first
    that was asked about."""


class BannerSpec(Setting):
    """[[report.banner]]: several breakdowns side by side in one table of the workbook."""

    title: str
    across: tuple[str, ...] = Field(min_length=1)
    """What stands side by side: characteristics, questions or "channel"."""
    questions: tuple[str, ...] = ()
    """Ids of the questions that get such a table; every one that is broken down when empty."""


class Area(Setting):
    """[[report.areas]]: one action area, with the questions about it."""

    title: str
    questions: tuple[ShortName, ...] = Field(min_length=1)
    """Ids of its questions in order; open questions among them are told in their own part."""


class ReportSettings(Setting):
    """[report]: what stands in the appendix."""

    sections: tuple[SectionName, ...] = ()
    """Parts of the appendix in the order wanted; all of them when empty."""
    areas: tuple[Area, ...] = ()
    """Action areas in their published order, one part each."""
    heard: tuple[ShortName, ...] = ()
    """Questions that ask how people heard; found by their wording when empty."""
    equality: tuple[ShortName, ...] = ()
    """Open questions about the equality analysis; found by their wording when empty."""
    break_down_by: tuple[str, ...] = ()
    """What answers are broken down by: characteristics, questions or "channel". When empty, all
    characteristics that were asked and the capacity in which people respond."""
    banner: tuple[BannerSpec, ...] = ()
    quotes: int = Field(default=3, ge=0, le=10)
    """Example comments a theme, taken only from comments no rule finds personal data in."""
    response_needed: bool = False
    """Whether the report stays a draft until each theme that many raised has a response."""
    column_letters: bool = False
    """Whether the workbook marks each group's share with letters, as survey tables do."""
    reference_population: str = ""
    """A CSV file of the study's folder with the population of an area; empty: the one of Kent."""
    area: str = ""
    """Code of the area in that file to compare respondents with; empty: no comparison."""

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        named = {
            "sections": [str(name) for name in self.sections],
            "areas": [question for area in self.areas for question in area.questions],
        }
        for setting, names in named.items():
            twice = next((name for name in names if names.count(name) > 1), "")
            if twice:
                raise ValueError(f'{setting}: "{twice}" is named twice')
        return self


class StatedFinding(Setting):
    """[[equality.findings]]: what an equality assessment said before, to look for evidence on."""

    title: str
    """The finding in the words of the paper it stands in."""
    source: str
    """The papers that state it, with their dates."""
    groups: dict[str, tuple[str, ...]]
    """Characteristic -> the groups it is about, as tables by that characteristic call them."""
    themes: tuple[str, ...] = ()
    """Codes of the codeframe that bear on it: raised more often by these groups supports it."""
    questions: tuple[ShortName, ...] = ()
    """Scales that bear on it: their first net given less often by these groups supports it."""
    note: str = ""
    """What a reader must know of how evidence on it is looked for."""


class EqualitySettings(Setting):
    """[equality]: what stands in the equality evidence."""

    characteristics: tuple[str, ...] = ()
    """Ids of the characteristics with a chapter; those of characteristics.toml when empty."""
    about: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Characteristic -> codes of the codeframe whose comments speak of people who share it."""
    findings: tuple[StatedFinding, ...] = ()


EVENT = "event"
"""Channel of what was noted at events, or filled in there."""

APART = frozenset({"e-mail", "letter", EVENT})
"""Channels of what people sent or said without a questionnaire."""


class Study(Setting):
    """The analyst's file, whole: one consultation."""

    study: About
    access: Access = Access()
    window: Window | None = None
    duplicates: Duplicates = Duplicates()
    same_person: tuple[SamePerson, ...] = ()
    unfinished: Unfinished = Unfinished()
    weights: Weights | None = None
    consent: tuple[Consent, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)
    ignored: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Source id -> column letters that are no question (platform columns, personal details)."""
    questions: tuple[QuestionSpec, ...] = ()
    embedding: EmbeddingSettings = EmbeddingSettings()
    topics: TopicSettings = TopicSettings()
    coding: CodingSettings = CodingSettings()
    trust: TrustSettings = TrustSettings()
    report: ReportSettings = ReportSettings()
    equality: EqualitySettings = EqualitySettings()
    transparency: dict[OwnerField, str] = Field(default_factory=dict)
    """[transparency]: fields of the transparency record that are other than the organisation's."""

    @property
    def unasked_channels(self) -> tuple[str, ...]:
        """Channels of sources without a question for consent, of which nothing is said."""
        asked = {name for q in self.questions if q.asks == CONSENT for name in q.columns}
        said = {one.channel for one in self.consent}
        channels = [source.channel for source in self.sources if source.id not in asked]
        return tuple(channel for channel in dict.fromkeys(channels) if channel not in said)

    @property
    def apart(self) -> frozenset[str]:
        """Ids of questions that only e-mails, letters and notes of events answer."""
        sources = {source.id for source in self.sources if source.channel in APART}
        return frozenset(
            spec.id for spec in self.questions if spec.columns and sources >= {*spec.columns}
        )

    @model_validator(mode="after")
    def _names_resolve(self) -> Self:
        sources = {source.id for source in self.sources}
        named = [source for spec in self.questions for source in spec.columns]
        for stray in dict.fromkeys([*named, *self.ignored]):
            if stray not in sources:
                raise ValueError(f'there is no source "{stray}"; sources: {", ".join(sources)}')
        first = {source.id for source in self.sources if not source.same_survey_as}
        for source in self.sources:
            if source.same_survey_as and source.same_survey_as not in first - {source.id}:
                raise ValueError(
                    f'source "{source.id}": same_survey_as must name another source that has no '
                    f"same_survey_as itself; there are: {', '.join(sorted(first)) or 'none'}"
                )
        ids = [spec.id for spec in self.questions]
        measured = [spec.characteristic for spec in self.questions]
        for spec in self.questions:
            if ids.count(spec.id) > 1:
                raise ValueError(f'two questions have the id "{spec.id}"')
            if spec.characteristic and measured.count(spec.characteristic) > 1:
                raise ValueError(
                    f'two questions measure the characteristic "{spec.characteristic}"'
                )
            if spec.about and spec.about not in ids:
                raise ValueError(f'question "{spec.id}": there is no question "{spec.about}"')
        said = [one.channel for one in self.consent]
        if twice := [channel for channel in dict.fromkeys(said) if said.count(channel) > 1]:
            raise ValueError(f"[[consent]] speaks of the channel {twice[0]} twice")
        for stray in self.topics.apart:
            if stray not in ids:
                raise ValueError(
                    f'[topics]: there is no question "{stray}"; questions: {", ".join(ids)}'
                )
        named_in_report = [question for area in self.report.areas for question in area.questions]
        for stray in (*named_in_report, *self.report.heard, *self.report.equality):
            if stray not in ids:
                raise ValueError(
                    f'[report]: there is no question "{stray}"; questions: {", ".join(ids)}'
                )
        return self
