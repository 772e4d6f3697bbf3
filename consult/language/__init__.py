"""In which language a comment is: told where it is not in English, for a person who reads it.

One comment comes in; a code goes out, and nothing where it is English or cannot be told. Letters
tell first; then the words of English and a small table of letters of other languages, together:
either alone takes misspelt words and names for a language. Out of comments that have their codes
comes a list for people. Nothing here translates, and what a comment says is known to nobody before
a person has read it.
"""

from consult.language.tell import language_told
from consult.language.to_read import to_be_read, write_to_read

__all__ = ["language_told", "to_be_read", "write_to_read"]
