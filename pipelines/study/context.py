"""What every stage may know beside its inputs, gathered from what people give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from consult.model.author_files import AuthorFiles
from consult.model.coding.trust import BlindCoding
from consult.model.run.checked import SafetyCheck
from consult.model.run.erased import Erased
from consult.model.run.pace import Pace, untold
from pipelines.study.returned import ReturnedWorkbooks

if TYPE_CHECKING:
    from consult.model.coding.codeframe import Codeframe
    from consult.model.coding.fit import Fit
    from consult.model.evidence.equality import Answer, ReferencePopulation
    from consult.model.settings.study import Study
    from pipelines.study.elsewhere import RegisterElsewhere


@dataclass(frozen=True)
class Context:
    """What every stage may know beside its inputs. The engine notes what of it a stage reads."""

    study: Study
    codeframe: Codeframe
    exports: Path
    kept: Path | None = None
    """Where a library may keep what is only quicker to look up than to make again."""
    name: str = ""
    """Short name of the study."""
    frozen: Fit | None = None
    """Codes frozen in an earlier round, where study.toml asks for them."""
    own: AuthorFiles = field(default_factory=AuthorFiles)
    """What the author of the report wrote: words, figures of other papers, terms."""
    reference: ReferencePopulation | None = None
    """The people of the area that respondents are set beside, where study.toml names one."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """What people filled in of the equality evidence."""
    safety: SafetyCheck = field(default_factory=SafetyCheck)
    """Who looked through the comments for people at risk, and which are listed."""
    erased: Erased = field(default_factory=Erased)
    """Who asked to be erased, known again when they come."""
    returned: ReturnedWorkbooks = field(default_factory=ReturnedWorkbooks)
    """Review workbooks that came back from several people, each kept."""
    today: str = ""
    """The day, in ISO form, as it stands beside what is taken in today. It makes nothing stale."""
    blind: BlindCoding = field(default_factory=BlindCoding)
    """The blind sample, and what people gave the comments in it."""
    elsewhere: tuple[RegisterElsewhere, ...] = ()
    """Registers of the other studies of the project, which may count the same people."""
    software: Mapping[str, str] = field(default_factory=dict)
    """consult and the libraries that can change a result -> their versions."""
    final: bool = False
    """Whether the report is to be made without the mark DRAFT, which only ``--final`` asks for."""
    pace: Pace = untold
    """Told how far a long stage has come. Decides nothing."""
