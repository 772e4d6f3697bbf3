"""Codes and coded comments, exchanged with other software: REFI-QDA, and CSV for Excel.

A ``Codeframe`` comes in and goes out as a codebook (.qdc) or a CSV file; a ``CodedProject``, which
is the codes of record with the comments they were given to, goes out as a project (.qdpx) that
NVivo, MAXQDA, ATLAS.ti or QualCoder opens. The bytes of a file that any of these wrote come in, and
a ``TakenIn`` goes out: the codeframe, with a sentence for all that could not be taken, or every
problem at once. A file is told by its content, never by its name, and nothing in it is unpacked to
the disk, fetched or expanded. Ids are kept where a code is known again, by its guid or its name.
Nothing here knows where a study lies, decides a code, or asks whether a change is wanted.
"""

from consult.exchange.changes import FrameChanges, changes_of
from consult.exchange.codebook_xml import write_codebook
from consult.exchange.csv_out import write_codeframe_csv
from consult.exchange.of_record import CodesOfRecord, codes_of_record
from consult.exchange.project import CodedComment, CodedProject, GivenCode, Respondent
from consult.exchange.project_file import write_project
from consult.exchange.take_in import take_in
from consult.exchange.taken import TakenIn

__all__ = [
    "CodedComment",
    "CodedProject",
    "CodesOfRecord",
    "FrameChanges",
    "GivenCode",
    "Respondent",
    "TakenIn",
    "changes_of",
    "codes_of_record",
    "take_in",
    "write_codebook",
    "write_codeframe_csv",
    "write_project",
]
