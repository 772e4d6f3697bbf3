"""Layouts of files that carry their codebook: SPSS and Triple-S."""

import csv
from dataclasses import replace
from functools import partial
from xml.sax.saxutils import escape

from tests.read.platforms.layouts import (
    GRID,
    MANY,
    ONE,
    OTHER,
    ROWS,
    SCALE,
    WHY,
    Field,
    Layout,
    Written,
    ids,
)
from tests.read.statistical import write_sav

_SPECIFY = "If you selected Other, please specify:"


def _fields(variables):
    return [Field(what, name, []) for name, (what, *_) in variables.items()]


def spss_jisc(folder, survey):
    """As Jisc writes it: a box with one value label of its own, a row without its stem."""
    labels = (*survey.options, OTHER)
    one = dict(enumerate(labels, start=1))
    scale = dict(enumerate(SCALE, start=1))
    variables = {
        "URN": ("id", "Unique Response Number", ids(survey, "356806-{}"), {}),
        "Q1": ("one", ONE, survey.each(_code(one, lambda r: r.one)), one),
        "Q1_a": ("one", _SPECIFY, survey.each(lambda r: r.one_words), {}),
        **{
            f"Q2_{n}": ("many", f"{MANY} - {label}", survey.each(_box(label, None)), {1: label})
            for n, label in one.items()
        },
        "Q2_a": ("many", _SPECIFY, survey.each(lambda r: r.many_words), {}),
        **{
            f"Q3_{n + 1}_a": (
                *(f"grid {n}", row),
                survey.each(_code(scale, lambda r, n=n: r.grid[n])),
                scale,
            )
            for n, row in enumerate(ROWS)
        },
        "Q4": ("why", WHY, survey.each(lambda r: r.why), {}),
    }
    write_sav(folder / "export", {name: (*one[1:], []) for name, one in variables.items()})
    return Written("export", _fields(variables), "year first")


def _code(labels, said):
    codes = {label: float(code) for code, label in labels.items()}
    return lambda response: codes.get(said(response))


def _box(label, off):
    return lambda response: 1.0 if label in response.many else off


# Triple-S: the survey in XML, the responses at fixed positions or as CSV

_XML = """<?xml version="1.0" encoding="UTF-8"?>
<sss version="2.0"><survey><title>Travel</title>
<record ident="A" href="C:\\exports\\TRAVEL.{ending}" format="{form}">
{variables}
</record></survey></sss>
"""
_VARIABLE = """<variable ident="{n}" type="{kind}"{use}><name>{name}</name><label>{label}</label>
<position start="{start}" finish="{finish}"/>{more}</variable>"""


def _values(labels):
    listed = (f'<value code="{n}">{escape(one)}</value>' for n, one in enumerate(labels, start=1))
    return f"<values>{''.join(listed)}</values>"


def _at(labels, label):
    return str(labels.index(label) + 1) if label in labels else ""


def triple_s(folder, survey, *, form="fixed", spread=False):
    labels = survey.options
    many = partial(_spread if spread else _bits, labels)
    wide = len(labels)
    more = f'<spread subfields="{wide}" width="1"/>' if spread else ""
    said = survey.each(lambda r: r.why)
    longest = max(1, *(len(words) for words in said))
    variables = [
        ("id", "quantity", "ID", 3, [[one] for one in ids(survey)], ""),
        ("one", "single", ONE, 1, survey.each(lambda r: [_at(labels, r.one)]), _values(labels)),
        ("many", "multiple", MANY, wide, survey.each(many), more + _values(labels)),
        *(
            (
                *(f"grid {n}", "single", f"{GRID} {row}", 1),
                survey.each(lambda r, n=n: [_at(SCALE, r.grid[n])]),
                _values(SCALE),
            )
            for n, row in enumerate(ROWS)
        ),
        ("why", "character", WHY, longest, [[words] for words in said], ""),
    ]
    _save_triple_s(folder, variables, form)
    fields = []
    for what, *_ in variables:
        fields += [Field(what, what, [])] * (wide if what == "many" else 1)
    return Written("export", fields, "year first")


def _bits(labels, response):
    return ["".join(str(int(label in response.many)) for label in labels)]


def _spread(labels, response):
    ticked = [_at(labels, label) for label in response.many]
    return ticked + [""] * (len(labels) - len(ticked))


def _save_triple_s(folder, variables, form):
    described, start = [], 1
    for n, (what, kind, label, wide, cells, more) in enumerate(variables, start=1):
        taken = wide if form == "fixed" else len(cells[0])
        about = {"n": n, "kind": kind, "name": f"Q{n}", "label": escape(label), "more": more}
        about |= {"use": ' use="serial"' if what == "id" else ""}
        described.append(_VARIABLE.format(**about, start=start, finish=start + taken - 1))
        start += taken
    ending = "ASC" if form == "fixed" else "CSV"
    xml = _XML.format(ending=ending, form=form, variables="\n".join(described))
    (folder / "export").write_text(xml, encoding="utf-8")
    rows = list(zip(*(one[4] for one in variables), strict=True))
    with (folder / f"travel.{ending.lower()}").open("w", encoding="utf-8", newline="") as file:
        if form == "csv":
            csv.writer(file).writerows([cell for cells in row for cell in cells] for row in rows)
            return
        widths = [one[3] for one in variables]
        for row in rows:
            parts = zip(row, widths, strict=True)
            file.write("".join("".join(c or " " for c in cells).ljust(w) for cells, w in parts))
            file.write("\r\n")


def _on_one_line(response):
    """At fixed positions a field ends in spaces, and a line break would end the record."""
    return replace(response, why=" ".join(response.why.split("\n")).rstrip(" "))


def _without_last_spaces(response):
    """SPSS fills every text with spaces to one width, and takes them off again."""
    return replace(
        response,
        one_words=response.one_words.rstrip(" "),
        many_words=response.many_words.rstrip(" "),
        why=response.why.rstrip(" "),
    )


LAYOUTS = {
    "spss": Layout(spss_jisc, narrow=_without_last_spaces),
    "triple_s": Layout(triple_s, other=False, narrow=_on_one_line),
    "triple_s (spread)": Layout(partial(triple_s, spread=True), other=False, narrow=_on_one_line),
    "triple_s (CSV)": Layout(partial(triple_s, form="csv"), other=False),
    "triple_s (CSV, spread)": Layout(partial(triple_s, form="csv", spread=True), other=False),
}
