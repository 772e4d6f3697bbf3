"""The last door: the files are read back and attacked, and only then put into reports/."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from consult.model.publishing.release import Register
from consult.model.publishing.spoken import Spoken
from consult.model.publishing.structure import ContentsByFile, Structure, Truth
from consult.store import CheckedFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.study.context import Context

DRAFTED = {
    "appendix": "appendix.docx",
    "page": "appendix.html",
    "equality": "equality.docx",
    "equality_page": "equality.html",
    "workbook": "tables.xlsx",
    "table_list": "tables.csv",
}
"""What the report stage wrote -> what it is called when published."""

WITHOUT_NUMBERS = ("table_package",)
"""What is published with it and holds no number to read back."""


def run(
    context: Context,
    *,
    structure: Structure,
    truth: Truth,
    contents: ContentsByFile,
    spoken: Spoken,
    earlier: Mapping[str, Any],
    **drafts: bytes,
) -> dict[str, Any]:
    """Check every file about to be published; raise, and publish nothing, if any tells too much.

    A draft is for those who made it; only what is final may be read by everyone.
    """
    from consult.audit import Expected, audit
    from consult.definitions import characteristics
    from consult.disclose import load_policy
    from consult.report.sheets.csv_file import is_draft

    context.pace("reading the files back and trying to work out what is hidden", 0, 0)
    register: Register = earlier.get("register", ())
    sensitive = frozenset(key for key, value in characteristics().items() if value.sensitive)
    passed = audit(
        {name: drafts[draft] for draft, name in DRAFTED.items()},
        Expected(
            contents={name: contents[draft] for draft, name in DRAFTED.items()},
            structure=structure,
            truth=truth,
            spoken=spoken,
        ),
        load_policy(sensitive),
        register=register,
    )
    draft = is_draft(drafts["table_package"])
    published = {name: CheckedFile(drafts[name], draft) for name in (*DRAFTED, *WITHOUT_NUMBERS)}
    return {
        **{f"published_{name}": release for name, release in published.items()},
        "release": passed.record,
        "told": passed.told,
        "register": None if "register" in earlier else register,
    }
