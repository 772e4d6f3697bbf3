"""The words of a document: a Word file, a PDF, a web page, a plain text."""

from __future__ import annotations

import io
import logging
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from consult.errors import ConsultError, ExportError, Place, Problem
from consult.office.encoding import decode
from consult.office.word_read import NS, SPACES, TEXT, WordParagraph, WordPiece, word_blocks
from consult.read.files.package import look_through

MOST_BYTES = 64 << 20
"""Of one file. A scan of fifty pages has some 25 MB, and words alone hardly ever one; whatever is
larger is refused before it is opened, so that no file can hold up a run."""

_FEWEST_WORDS = 3
"""Words of a PDF beneath which it is a picture of a letter: a scanner writes its own name, if
anything. By reasoning: no real letters were at hand to try it on."""

_WRAPPED = 50
"""Characters of a line of a PDF from which on it goes on in the next: lines of a page hold 60 to
100, and lines of an address under 45. A wrong guess joins two lines, and changes no word."""

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_AS_WORD = "Open it and save it as a Word file (.docx), then put that in its place."
OTHERWISE = {
    ".msg": "This is a message in Outlook's own format. "
    "Open it in Outlook and save it as .eml, or as text.",
    ".doc": f"This is a Word file of before 2007. {_AS_WORD}",
    ".rtf": f"This is a rich text file. {_AS_WORD}",
    ".odt": f"This is an OpenDocument text. {_AS_WORD}",
    ".pages": f"This is a document of Pages. {_AS_WORD}",
}
"""How files end that hold letters and cannot be read, with what to do."""

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".gif", ".bmp"})
_PAGES = frozenset({".html", ".htm"})
TEXTS = frozenset({".txt", ".md"})
READABLE = frozenset({".docx", ".pdf"}) | _PAGES | TEXTS
"""How documents end of which the words are read."""

_ENDS = frozenset({f"{NS}br", f"{NS}cr"})
_NOT_SEEN = frozenset({"script", "style", "head", "title"})
_BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "table"})


@dataclass(frozen=True)
class Line:
    """A line or paragraph of a document.

    Parameters
    ----------
    text
        Its words.
    level
        Of a heading, 1 for the highest and so on; 0 for any other.
    """

    text: str
    level: int = 0


def lines_of(data: bytes, name: str) -> tuple[Line, ...]:
    """The lines of a document; none where it is a picture of one.

    Parameters
    ----------
    data
        Its bytes.
    name
        Its name: how it ends says what it is.

    Raises
    ------
    ExportError
        When it is empty, too large, damaged, protected, or of a kind that cannot be read.
    """
    ending = ending_of(name)
    refuse(data, name)
    if ending in PICTURES:
        return ()
    if ending == ".docx":
        return _of_word(data, name)
    if ending == ".pdf":
        return _of_pdf(data, name)
    text = decode(data).body.decode("utf-8", errors="replace")
    if ending in _PAGES:
        text = words_of_page(text)
    return tuple(_marked_line(line) for line in text.splitlines())


def ending_of(name: str) -> str:
    """How a file's name ends, in lower case and with its dot.

    Parameters
    ----------
    name
        Of the file.
    """
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ""


def refuse(data: bytes, name: str) -> None:
    """Refuse what no letter can be read of.

    Parameters
    ----------
    data, name
        A file.

    Raises
    ------
    ExportError
        When it is empty, too large, or of a kind that has to be saved otherwise first.
    """
    ending = ending_of(name)
    if not data.strip():
        raise _refusal("The file is empty.", name, "Save the letter again, or take the file out.")
    if len(data) > MOST_BYTES:
        what = f"The file has {len(data) / 2**20:,.0f} MB, which is no letter."
        raise _refusal(what, name, "Save it smaller, or type what it says into a text file.")
    if ending in OTHERWISE or data.startswith(_OLE):
        what, _, hint = OTHERWISE.get(ending, OTHERWISE[".doc"]).partition(". ")
        raise _refusal(f"{what}.", name, hint)


def words_of_page(page: str) -> str:
    """The words of a web page, a line a block.

    Parameters
    ----------
    page
        Its source.
    """
    reader = _SavedPage()
    reader.feed(page)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _SavedPage(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, _: object) -> None:
        self._unseen += tag in _NOT_SEEN
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _NOT_SEEN))
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data.replace("\n", " "))


def _marked_line(line: str) -> Line:
    """A line of a text, a heading where it begins as those of Markdown do."""
    marks = re.match(r"(#{1,6})\s+(.*)", line)
    return Line(marks[2], len(marks[1])) if marks else Line(line)


def _of_word(data: bytes, name: str) -> tuple[Line, ...]:
    import docx

    try:
        look_through(zipfile.ZipFile(io.BytesIO(data)), name)
        document = docx.Document(io.BytesIO(data))
        return tuple(_lines_of_word(document))
    except ExportError as error:
        what = "It would unpack to far more than a letter holds, or sets a trap; it was not opened."
        raise _refusal(what, name, "Ask its sender for it again, as a PDF or a text.") from error
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise _refusal("The Word file is damaged.", name, "Save it again from Word.") from error


def _lines_of_word(document: object) -> list[Line]:
    lines = []
    for block in word_blocks(document):
        if isinstance(block, WordParagraph):
            lines += [Line(text, block.level) for text in _text(block).split("\n")]
            continue
        for row in block.rows:
            cells = [" ".join(map(_text, cell)).replace("\n", " ").strip() for cell in row]
            lines.append(Line("\t".join(cells)))
    return lines


def _text(paragraph: WordParagraph) -> str:
    """The words of a paragraph; a line that was broken by hand ends where it was."""
    return "".join("".join(_broken(piece)) for piece in paragraph.line)


def _broken(piece: WordPiece) -> Iterator[str]:
    if not any(child.tag in _ENDS for child in piece.run):
        yield piece.text
        return
    for child in piece.run:
        if child.tag in TEXT:
            yield child.text or ""
        elif child.tag in _ENDS or child.tag in SPACES:
            yield "\n" if child.tag in _ENDS else " "


def _of_pdf(data: bytes, name: str) -> tuple[Line, ...]:
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    broken = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _refusal(
                "The PDF is protected by a password.", name, "Print it to a new PDF without one."
            )
        pages = [_wrapped(page.extract_text()) for page in reader.pages]
    except ConsultError:
        raise
    except (*broken, RecursionError, OverflowError, NotImplementedError) as error:
        raise _refusal("The PDF is damaged.", name, "Print it to a new PDF.") from error
    except (zlib.error, struct.error, ImportError) as error:
        raise _refusal("The PDF cannot be opened.", name, "Print it to a new PDF.") from error
    lines = [line for page in pages for line in page]
    words = sum(len(line.split()) for line in lines)
    return tuple(map(Line, lines)) if words >= _FEWEST_WORDS else ()


def _wrapped(text: str) -> list[str]:
    """The lines of a page, those put together that were only cut at the margin."""
    lines: list[str] = []
    goes_on = False
    for line in text.splitlines():
        words = line.strip()
        ends = bool(lines) and lines[-1].endswith((".", "!", "?")) and len(words) < _WRAPPED
        if goes_on and words and not ends:
            lines[-1] = f"{lines[-1]} {words}"
        else:
            lines.append(words)
        goes_on = len(words) >= _WRAPPED
    return lines


def _refusal(what: str, name: str, hint: str) -> ExportError:
    return ExportError(Problem(what, Place(file=name), hint))
