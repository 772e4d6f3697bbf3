"""A coded project as the XML of REFI-QDA, an element at a time so that it need not fit in memory.

Source: REFI-QDA Standard, version 1.5, and its schema: order of elements, kinds of values.
Positions count Unicode code points of a text with LF line ends, from 0; the end is the first that
is outside.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement
from xml.sax.saxutils import quoteattr

from consult.exchange.codebook_xml import DECLARATION, ORIGIN, as_text, code_elements
from consult.exchange.guids import code_guid, guid_of
from consult.exchange.project import CodedComment, CodedProject, GivenCode, Respondent
from consult.office.words import one_line

PROJECT = "urn:QDA-XML:project:1.0"
"""Namespace of a project. Source: REFI-QDA Standard, project exchange."""

COMPUTER = "Computer (consult)"
"""The user who gave every code that no person decided."""

QUESTION = "Question"
"""Variable of a source: the wording of the question that the comment is on."""

RESTRICTED = (
    "RESTRICTED. This project holds what people wrote, beside what they said of themselves. Rules "
    "have taken personal data out, and rules miss things. Keep it with the analysis team: do not "
    "publish it, pass it on or load it to a service on the internet. Codes given by the user "
    f"“{COMPUTER}” were suggested by a computer and nobody has decided them."
)

_NOT_PLAIN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What XML cannot hold, half characters, and a byte-order mark, which programs take off a text and
then count one character fewer. A space stands for each, so that positions stay."""


def plain(text: str) -> str:
    """A comment as it stands in its source, with LF line ends; positions are counted in this.

    Parameters
    ----------
    text
        Any words.
    """
    return _NOT_PLAIN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def in_order(project: CodedProject) -> list[CodedComment]:
    """The comments that hold words, in the order written: by question, then name of the response.

    Parameters
    ----------
    project
        Its comments may stand in any order.
    """
    asked = {question: at for at, question in enumerate(project.questions)}
    called = project.called
    held = [comment for comment in project.comments if plain(comment.text).strip()]
    return sorted(held, key=lambda c: (asked.get(c.question, len(asked)), called[c.response]))


def source_guid(study: str, comment: CodedComment) -> str:
    """The guid of a comment's source, which its file is called by too.

    Parameters
    ----------
    study, comment
        Short name of the study, and the comment.
    """
    return guid_of(study, "source", comment.question, comment.response)


def project_lines(project: CodedProject, comments: Iterable[CodedComment]) -> Iterator[str]:
    """The XML of a project, in pieces.

    Parameters
    ----------
    project
        What is written.
    comments
        Its comments as :func:`in_order` has them.
    """
    comments = list(comments)
    name = quoteattr(one_line(project.title) or project.study)
    made_by = f'origin="{ORIGIN}" creatingUserGUID="{_user(project.study, "")}"'
    yield f'{DECLARATION}<Project xmlns="{PROJECT}" name={name} {made_by}>\n'
    yield from _within("Users", _users(project, comments))
    codes = code_elements(project.frame, project.study, project.rest)
    if codes:
        yield from ("<CodeBook>\n", *_within("Codes", codes), "</CodeBook>\n")
    yield from _within("Variables", _variables(project, comments))
    yield from _within("Cases", _cases(project, comments))
    yield from _within("Sources", _sources(project, comments))
    yield from _within("Notes", _notes(project.study, comments))
    about = Element("Description")
    about.text = RESTRICTED
    yield f"{as_text(about)}\n</Project>\n"


def _within(tag: str, elements: Iterable[Element]) -> Iterator[str]:
    """Elements in one that holds them; none where there are none, as it may not be empty."""
    opened = False
    for element in elements:
        yield f"{as_text(element)}\n" if opened else f"<{tag}>\n{as_text(element)}\n"
        opened = True
    if opened:
        yield f"</{tag}>\n"


def _user(study: str, initials: str) -> str:
    return guid_of(study, "user", initials)


def _users(project: CodedProject, comments: Iterable[CodedComment]) -> Iterator[Element]:
    people = {given.coded_by for comment in comments for given in comment.given}
    for initials in ["", *sorted(people - {""})]:
        name = one_line(initials) or COMPUTER
        yield Element("User", {"guid": _user(project.study, initials), "name": name, "id": name})


def _names(project: CodedProject) -> list[str]:
    return list(dict.fromkeys(name for one in project.respondents for name in one.values))


def _variables(project: CodedProject, comments: list[CodedComment]) -> Iterator[Element]:
    names = [*([QUESTION] if comments else []), *sorted(_names(project))]
    for name in names:
        said = {"guid": _variable(project.study, name), "name": one_line(name) or "Variable"}
        yield Element("Variable", said | {"typeOfVariable": "Text"})


def _variable(study: str, name: str) -> str:
    return guid_of(study, "variable", name)


def _cases(project: CodedProject, comments: Iterable[CodedComment]) -> Iterator[Element]:
    sources: dict[str, list[str]] = defaultdict(list)
    for comment in comments:
        sources[comment.response].append(source_guid(project.study, comment))
    for one in sorted(project.respondents, key=lambda respondent: respondent.name):
        if one.response in sources:
            yield _case(project.study, one, sources[one.response])


def _case(study: str, one: Respondent, sources: Iterable[str]) -> Element:
    said = {"guid": guid_of(study, "case", one.response), "name": one_line(one.name)}
    case = Element("Case", said)
    for name, value in sorted(one.values.items()):
        _value(case, study, name, value)
    for guid in sources:
        SubElement(case, "SourceRef", {"targetGUID": guid})
    return case


def _value(parent: Element, study: str, name: str, value: str) -> None:
    element = SubElement(parent, "VariableValue")
    SubElement(element, "VariableRef", {"targetGUID": _variable(study, name)})
    SubElement(element, "TextValue").text = one_line(value)


def _sources(project: CodedProject, comments: Iterable[CodedComment]) -> Iterator[Element]:
    called = project.called
    return (_source(project, comment, called[comment.response]) for comment in comments)


def _source(project: CodedProject, comment: CodedComment, respondent: str) -> Element:
    study, guid = project.study, source_guid(project.study, comment)
    said = {
        "guid": guid,
        "name": one_line(f"{comment.question}, {respondent}"),
        "plainTextPath": f"internal://{guid}.txt",
        "creatingUser": _user(study, ""),
    }
    source = Element("TextSource", said)
    text = plain(comment.text)
    selections: dict[tuple[int, int], list[GivenCode]] = defaultdict(list)
    for given in sorted(comment.given, key=lambda one: one.code):
        selections[_where(text, given.passage)].append(given)
    for place in sorted(selections):
        source.append(_selection(study, guid, place, selections[place]))
    _value(source, study, QUESTION, project.questions.get(comment.question, comment.question))
    return source


def _where(text: str, passage: str) -> tuple[int, int]:
    """Where a passage stands; all of the text where it has none, or its words are not in it."""
    words = plain(passage).split()
    found = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    return found.span() if found else (0, len(text))


def _selection(
    study: str, source: str, place: tuple[int, int], given: Iterable[GivenCode]
) -> Element:
    start, end = map(str, place)
    said = {
        "guid": guid_of(study, "selection", source, start, end),
        "startPosition": start,
        "endPosition": end,
        "creatingUser": _user(study, ""),
    }
    selection = Element("PlainTextSelection", said)
    for one in given:
        guid = guid_of(study, "coding", source, one.code)
        who = _user(study, one.coded_by)
        coding = SubElement(selection, "Coding", {"guid": guid, "creatingUser": who})
        SubElement(coding, "CodeRef", {"targetGUID": code_guid(study, one.code)})
        if one.stance:
            SubElement(coding, "NoteRef", {"targetGUID": _note(study, one.stance)})
    return selection


def _note(study: str, stance: str) -> str:
    return guid_of(study, "note", "stance", stance)


def _notes(study: str, comments: Iterable[CodedComment]) -> Iterator[Element]:
    """A note for each stance, which all codings of that stance refer to."""
    stances = {given.stance for comment in comments for given in comment.given}
    for stance in sorted(stances - {""}):
        name = f"Stance: {stance}"
        note = Element("Note", {"guid": _note(study, stance), "name": name})
        SubElement(note, "PlainTextContent").text = name
        yield note
