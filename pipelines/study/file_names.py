"""Names of the files that people give beside the exports, or that are kept for them there."""

from __future__ import annotations

ANSWERS = "equality.toml"
"""File of what people filled in of the equality evidence, among the analyst's own files."""

CODEFRAME = "codeframe.toml"
"""File of the codes a study starts from, among the analyst's own files."""

FROZEN = "frozen-codes.json"
"""File of the codes frozen in a study, among the analyst's own files of that study."""
QUESTION_BOOK = "questions.xlsx"

ERASED = "erased.json"
"""File of the responses that people asked to be erased, each as a hash. It lies with the analyst's
own files, because it must outlast the exports and all that is made of them."""
