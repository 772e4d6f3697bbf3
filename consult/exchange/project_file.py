"""A coded project as a .qdpx file: a zip archive of the XML and one text a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from consult.exchange.project_xml import in_order, plain, project_lines, source_guid
from consult.office import EARLIEST_ZIP_DATE

if TYPE_CHECKING:
    from pathlib import Path

    from consult.exchange.project import CodedProject

QDE, SOURCES = "project.qde", "sources/"
"""The XML, and the folder of texts. Source: REFI-QDA Standard, project exchange."""


def write_project(project: CodedProject, path: Path) -> None:
    """Write a .qdpx file; the same project always gives the same bytes.

    Parameters
    ----------
    project
        Codes and coded comments. Comments without words are left out.
    path
        Where to; written over.
    """
    comments = in_order(project)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        with archive.open(_member(QDE), "w") as stream:
            for piece in project_lines(project, comments):
                stream.write(piece.encode())
        for comment in comments:
            name = f"{SOURCES}{source_guid(project.study, comment)}.txt"
            archive.writestr(_member(name), plain(comment.text).encode())


def _member(name: str) -> ZipInfo:
    """A member whose date and system are the same wherever and whenever it is written."""
    member = ZipInfo(name, date_time=EARLIEST_ZIP_DATE)
    member.compress_type = ZIP_DEFLATED
    member.create_system = 0
    return member
