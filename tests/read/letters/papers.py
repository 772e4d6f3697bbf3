"""Invented letters, mails and notes as files."""

from __future__ import annotations

import io
from email.message import EmailMessage

import docx


def pdf(*lines, locked=False):
    """A PDF of one page with the lines on it; with none, a picture. ``locked``: by a password."""
    import pypdf

    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 11 Tf 40 740 Td {shown}ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    out += end % (table, len(out))
    if not locked:
        return out
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(out))
    writer.encrypt("quay", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()


def word(*paragraphs):
    """A Word file; a paragraph that begins with # is a heading."""
    document = docx.Document()
    for text in paragraphs:
        level = len(text) - len(text.lstrip("#"))
        if level:
            document.add_heading(text[level:].strip(), level)
        else:
            document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mail(body, *, attached=(), html="", **headers):
    """A mail; ``attached`` are names and bytes."""
    message = EmailMessage()
    named = {"From": "Pat Sample <pat@example.org>", "Subject": "The plan", "To": "a@example.org"}
    named["Date"] = "Mon, 12 Feb 2024 23:30:00 -0600"
    for name, value in (named | headers).items():
        message[name] = value
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)
