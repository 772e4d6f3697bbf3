"""The de-identified answers and their codebook, for people who work on with other software.

:func:`codebook_of` takes the answers out of a consultation, without comments, ids of platforms
and times of day; :mod:`consult.codebook.package` writes them as a Frictionless data package and
:mod:`consult.codebook.spss` as an SPSS file. Both stay with the analysis team: what one person
answered, taken together, can name them.
"""

from consult.codebook.package import describe, write_json, write_table
from consult.codebook.spss import write_sav
from consult.codebook.tables import Codebook, codebook_of, response_numbers
from consult.codebook.wide import Variable, Wide, wide_of

__all__ = [
    "Codebook",
    "Variable",
    "Wide",
    "codebook_of",
    "describe",
    "response_numbers",
    "wide_of",
    "write_json",
    "write_sav",
    "write_table",
]
