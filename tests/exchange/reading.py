"""A reader of REFI-QDA projects of its own, by which ours are judged; and the schema."""

import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

SCHEMA = Path(__file__).resolve().parents[3] / "shared" / "formats" / "refi-qda"
SPACE = "{urn:QDA-XML:project:1.0}"
SAFE = etree.XMLParser(resolve_entities=False)


def schema():
    path = SCHEMA / "Project-mrt2019.xsd"
    if not path.is_file():
        pytest.skip("the schema of REFI-QDA is not beside the project")
    return etree.XMLSchema(etree.parse(str(path)))


def as_project(codebook):
    """A codebook as part of a project, as the schema at hand is that of projects."""
    root = etree.fromstring(codebook, SAFE)
    inside = etree.tostring(root).replace(b"codebook:1.0", b"project:1.0")
    inside = inside.replace(b' origin="consult"', b"")
    words = b'<Project xmlns="urn:QDA-XML:project:1.0" name="x">' + inside + b"</Project>"
    return etree.fromstring(words, SAFE)


class Opened:
    """A project, looked up by guid."""

    def __init__(self, data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.files["project.qde"], SAFE)
        made = [e.get("guid") for e in self.root.iter() if e.get("guid")]
        self.repeated = [guid for guid, times in Counter(made).items() if times > 1]
        self.by_guid = {e.get("guid"): e for e in self.root.iter() if e.get("guid")}

    def all(self, tag):
        return list(self.root.iter(SPACE + tag))

    def named(self, guid):
        return self.by_guid[guid].get("name")

    def dangling(self):
        ends = (v for e in self.root.iter() for k, v in e.items() if k in REFERENCES)
        return [guid for guid in ends if guid not in self.by_guid]

    def text(self, source):
        path = source.get("plainTextPath").replace("internal://", "sources/")
        return self.files[path].decode("utf-8")

    def codings(self):
        """Source, code, passage, who, stance of every coding."""
        for source in self.all("TextSource"):
            words = self.text(source)
            for selection in source.iter(SPACE + "PlainTextSelection"):
                at = slice(int(selection.get("startPosition")), int(selection.get("endPosition")))
                for coding in selection.iter(SPACE + "Coding"):
                    code = coding.find(SPACE + "CodeRef").get("targetGUID")
                    note = coding.find(SPACE + "NoteRef")
                    stance = "" if note is None else self.named(note.get("targetGUID"))
                    who = self.named(coding.get("creatingUser"))
                    yield source.get("name"), self.named(code), words[at], who, stance


REFERENCES = {"targetGUID", "creatingUser", "creatingUserGUID"}
