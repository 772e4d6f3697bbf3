"""Layouts of platforms that name questions by codes: Qualtrics, LimeSurvey, Kobo, ODK."""

import csv
from dataclasses import replace
from functools import partial

from tests.read.platforms.layouts import (
    GRID,
    MANY,
    ONE,
    OTHER,
    SCALE,
    WHY,
    Field,
    Layout,
    Written,
    apart,
    boxes,
    grid,
    ids,
    save_text,
    save_workbook,
    stamps,
)


def _numbered(labels, pattern="{}"):
    """Label -> code, as exports of codes have them."""
    return {label: pattern.format(n) for n, label in enumerate(labels, start=1)}


def _meant(codes):
    return {"values": {code: label for label, code in codes.items()}}


# Qualtrics: name, wording and ImportId above each column

_ZONE = '{{"ImportId":"{}","timeZone":"Europe/London"}}'


def _imported(name):
    return f'{{"ImportId":"{name}"}}'


def _qualtrics_own(survey):
    times = stamps(survey)
    return [
        Field("", ("StartDate", "Start Date", _ZONE.format("startDate")), times),
        Field("", ("EndDate", "End Date", _ZONE.format("endDate")), times),
        *apart(survey, ("Status", "Response Type", _imported("status")), cell="IP Address"),
        *apart(survey, ("Progress", "Progress", _imported("progress")), cell="100"),
        *apart(survey, ("Finished", "Finished", _imported("finished")), cell="True"),
        Field("time", ("RecordedDate", "Recorded Date", _ZONE.format("recordedDate")), times),
        Field("id", ("ResponseId", "Response ID", _imported("_recordId")), ids(survey, "R_{}")),
    ]


def _qualtrics_asked(survey, many, *, dash=" - ", one=None, scale=None, left=""):
    """The questions; ``one`` and ``scale`` are codes in place of words, ``left`` means seen."""
    one = one or {}
    scale = scale or {}

    def typed(number, words):
        part = f"{number}_{len(survey.options) + 1}_TEXT"
        wording = f"{ONE if number == 1 else MANY}{dash}{OTHER}{dash}Text"
        what = "one" if number == 1 else "many"
        return Field(what, (f"Q{part}", wording, _imported(f"QID{part}")), survey.each(words))

    answer = survey.each(lambda r: one.get(r.one, r.one) or left)
    return [
        Field("one", ("Q1", f"{ONE}{dash}Selected Choice", _imported("QID1")), answer),
        typed(1, lambda r: r.one_words),
        *many,
        typed(2, lambda r: r.many_words),
        *grid(
            survey,
            lambda n, row: (f"Q3_{n}", f"{GRID}{dash}{row}", _imported(f"QID3_{n}")),
            lambda answer: scale.get(answer, answer) or left,
        ),
        Field("why", ("Q4", WHY, _imported("QID4_TEXT")), survey.each(lambda r: r.why)),
    ]


def _qualtrics_boxes(survey, *, dash=" - ", on=None, off=""):
    def above(n, option):
        return (f"Q2_{n}", f"{MANY}{dash}{option}", _imported(f"QID2_{n}"))

    return boxes(survey, above, on, off, other=True)


def _qualtrics_joined(survey):
    above = ("Q2", f"{MANY} - Selected Choice", _imported("QID2"))
    return [Field("many", above, survey.each(lambda r: ",".join(r.many)))]


def qualtrics(folder, survey, *, many=_qualtrics_boxes, rows=3, left="", **saved):
    """Labels; with fewer rows those beneath were deleted."""
    fields = _qualtrics_own(survey) + _qualtrics_asked(survey, many(survey), left=left)
    fields = [Field(one.what, one.above[:rows], one.cells) for one in fields]
    joined = {"many": {"separator": ","}} if many is _qualtrics_joined else {}
    file = save_text(folder, fields, rows=rows, **saved)
    return Written(file, fields, "year first", joined)


def qualtrics_tsv(folder, survey):
    return qualtrics(folder, survey, encoding="utf-16", delimiter="\t")


def qualtrics_numbers(folder, survey):
    one, scale = _numbered((*survey.options, OTHER)), _numbered(SCALE)
    many = _qualtrics_boxes(survey, on="1")
    fields = _qualtrics_own(survey) + _qualtrics_asked(survey, many, one=one, scale=scale)
    known = {"one": _meant(one), "grid 0": _meant(scale), "grid 1": _meant(scale)}
    return Written(save_text(folder, fields, rows=3), fields, "year first", known)


_LEGACY = ("ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress")
_LEGACY += ("IPAddress", "Status", "StartDate", "EndDate", "Finished")


def qualtrics_legacy(folder, survey):
    known = {"ResponseID": ids(survey, "R_{}"), "Name": ["Anonymous"] * len(survey.responses)}
    known |= dict.fromkeys(("StartDate", "EndDate"), stamps(survey))
    known |= {"Status": ["0"] * len(survey.responses), "Finished": ["1"] * len(survey.responses)}
    what = {"ResponseID": "id", "EndDate": "time"}
    own = [
        Field(what.get(name, ""), (f"V{n}", name), known.get(name, [""] * len(survey.responses)))
        for n, name in enumerate(_LEGACY, start=1)
    ]
    many = _qualtrics_boxes(survey, dash="-", on="1")
    asked = _qualtrics_asked(survey, many, dash="-")
    fields = [Field(one.what, one.above[:2], one.cells) for one in (*own, *asked)]
    fields += [Field("nothing", "", [""] * len(survey.responses))]
    file = save_text(folder, fields, rows=2, encoding="utf-8-sig")
    return Written(file, fields, "year first")


# LimeSurvey: code, text or both in one heading

_LIME_OWN = {
    "id": "Response ID",
    "submitdate": "Date submitted",
    "lastpage": "Last page",
    "startlanguage": "Start language",
    "seed": "Seed",
}


def _code_and_text(code, text, part="", mark=". "):
    return f"{code}{mark}{text}" + (f" [{part}]" if part else "")


def _code(code, text, part=""):
    return code


def _text(code, text, part=""):
    return text + (f" [{part}]" if part else "")


def _cut(code, text, part=""):
    return (text if len(text) <= 15 else f"{text[:15]}.. ") + (f" [{part}]" if part else "")


def limesurvey(folder, survey, *, heading, short=False, delimiter=","):
    """Long answers are the words of the form, short ones codes."""
    one = _numbered(survey.options, "A{}") | {OTHER: "-oth-"} if short else {OTHER: "Other"}
    scale = _numbered(SCALE, "A{}") if short else {}
    what = {"id": "id", "submitdate": "time"}
    own = dict(zip(_LIME_OWN, (ids(survey), stamps(survey), *["3en1"] * 3), strict=True))
    fields = [
        Field(
            what.get(name, ""),
            heading(name, text),
            own[name] if name in what else [own[name]] * len(survey.responses),
        )
        for name, text in _LIME_OWN.items()
    ]
    fields += [
        Field("one", heading("Q1", ONE), survey.each(lambda r: one.get(r.one, r.one))),
        Field("one", heading("Q1[other]", ONE, "Other"), survey.each(lambda r: r.one_words)),
        *boxes(
            survey,
            lambda n, option: heading(f"Q2[SQ{n:03}]", MANY, option),
            *(("Y", "") if short else ("Yes", "No")),
        ),
        Field("many", heading("Q2[other]", MANY, "Other"), survey.each(lambda r: r.many_words)),
        *grid(
            survey,
            lambda n, row: heading(f"Q3[SQ{n:03}]", GRID, row),
            lambda answer: scale.get(answer, answer),
        ),
        Field("why", heading("Q4", WHY), survey.each(lambda r: r.why)),
    ]
    known = {"one": _meant(one)}
    known |= {"grid 0": _meant(scale), "grid 1": _meant(scale)} if short else {}
    saved = {"encoding": "utf-8-sig", "quoting": csv.QUOTE_ALL, "end": "\r\n"}
    file = save_text(folder, fields, delimiter=delimiter, **saved)
    return Written(file, fields, "year first", known)


# KoboToolbox and ODK Central: paths of groups and questions, 1 and 0 for ticks


def _paths(survey, names, options, codes, scale):
    """Columns; ``names`` gives the heading of each question, ``codes`` what cells hold."""
    asked = any(r.many for r in survey.responses)

    def ticked(label):
        return survey.each(lambda r: ("1" if label in r.many else "0") if asked else "")

    joined = Field(
        "", names["many"], survey.each(lambda r: " ".join(codes.get(o, o) for o in r.many))
    )
    return [
        Field("one", names["one"], survey.each(lambda r: codes.get(r.one, r.one))),
        Field("one", names["one other"], survey.each(lambda r: r.one_words)),
        joined,
        *(
            Field("many", f"{names['many']}/{name}", ticked(label))
            for label, name in options.items()
        ),
        Field("many", names["many other"], survey.each(lambda r: r.many_words)),
        *grid(
            survey, lambda n, row: names["grid"](n, row), lambda answer: scale.get(answer, answer)
        ),
        Field("why", names["why"], survey.each(lambda r: r.why)),
    ]


_LABELS = {
    "one": f"You/{ONE}",
    "one other": f"You/{OTHER}",
    "many": f"About you/{MANY}",
    "many other": f"About you/{OTHER}",
    "grid": lambda n, row: f"{GRID}/{row}",
    "why": WHY,
}
_NAMES = {
    "one": "travel",
    "one other": "travel_other",
    "many": "modes",
    "many other": "modes_other",
    "grid": lambda n, row: f"p{n}",
    "why": "comment",
}


def _kobo(survey, asked):
    return [
        *apart(survey, "start", "end", cell="2024-03-01T10:58:00.000+01:00"),
        *asked,
        Field("id", "_id", ids(survey)),
        *apart(survey, "_uuid", cell="u1"),
        Field("time", "_submission_time", stamps(survey, "2024-03-{:02}T12:00:00")),
        *apart(survey, "_index", cell="1"),
    ]


def _known(codes, scale):
    return {
        "one": _meant(codes),
        "many": _meant(codes),
        "grid 0": _meant(scale),
        "grid 1": _meant(scale),
    }


def _kobo_columns(survey, *, names, shape):
    """Labels or XML names; multiple choices joined ("summary"), as 1 and 0 ("details"), or both."""
    labels = (*survey.options, OTHER)
    coded = names is _NAMES
    codes = _numbered(survey.options, "o{}") | {OTHER: "other"} if coded else {}
    scale = _numbered(SCALE) if coded else {}
    options = {label: codes.get(label, label) for label in labels}
    fields = _kobo(survey, _paths(survey, names, options, codes, scale))
    joined = next(one for one in fields if one.above == names["many"])
    known = _known(codes, scale) if coded else {}
    if shape == "details":
        fields.remove(joined)
    if shape == "summary":
        split = [one for one in fields if str(one.above).startswith(f"{names['many']}/")]
        fields = [one for one in fields if one not in split]
        fields[fields.index(joined)] = Field("many", joined.above, joined.cells)
        known["many"] = {**known["many"], "separator": " "}
    return fields, known


def kobo(folder, survey, *, names, shape="both"):
    fields, known = _kobo_columns(survey, names=names, shape=shape)
    file = save_text(folder, fields, delimiter=";", quoting=csv.QUOTE_ALL)
    return Written(file, fields, "year first", known)


def kobo_workbook(folder, survey):
    """Its exporter saves words that begin with "=" as formulas."""
    fields, known = _kobo_columns(survey, names=_LABELS, shape="both")
    return Written(save_workbook(folder, fields, formulas=True), fields, "year first", known)


def odk_central(folder, survey):
    names = {key: f"g-{name}" for key, name in _NAMES.items() if isinstance(name, str)}
    names["grid"] = lambda n, row: f"agree-p{n}"
    codes = _numbered(survey.options, "o{}") | {OTHER: "other"}
    scale = _numbered(SCALE)
    fields = [
        Field("time", "SubmissionDate", stamps(survey, "2024-03-{:02}T12:00:00.000Z")),
        *_paths(survey, names, {label: codes[label] for label in codes}, codes, scale),
        *apart(survey, "meta-instanceID", "meta-instanceName", cell="uuid:1"),
        Field("id", "KEY", ids(survey, "uuid:{}")),
        *apart(survey, "SubmitterID", "SubmitterName", "AttachmentsPresent", cell="0"),
        *apart(survey, "Status", "ReviewState", "DeviceID", "Edits", "FormVersion"),
    ]
    return Written(save_text(folder, fields), fields, "year first", _known(codes, scale))


def _but_minus_99(response):
    """Its code for "seen and left" stands in the cells, so nobody's own "-99" can be told apart."""
    words = {name: getattr(response, name) for name in ("one_words", "many_words", "why")}
    return replace(response, **{k: "99" if w.strip() == "-99" else w for k, w in words.items()})


_QUALTRICS = partial(Layout, narrow=_but_minus_99)
_OWN_MARK = partial(_code_and_text, mark="._.")

LAYOUTS = {
    "qualtrics": _QUALTRICS(qualtrics),
    "qualtrics (ticks as 1)": _QUALTRICS(
        partial(qualtrics, many=partial(_qualtrics_boxes, on="1"))
    ),
    "qualtrics (seen and left is -99)": _QUALTRICS(
        partial(qualtrics, many=partial(_qualtrics_boxes, off="-99"), left="-99")
    ),
    "qualtrics (ticks in one cell)": _QUALTRICS(partial(qualtrics, many=_qualtrics_joined)),
    "qualtrics (numbers)": _QUALTRICS(qualtrics_numbers),
    "qualtrics (tabs, UTF-16)": _QUALTRICS(qualtrics_tsv),
    "qualtrics (third row deleted)": _QUALTRICS(partial(qualtrics, rows=2)),
    "qualtrics (wording deleted)": _QUALTRICS(partial(qualtrics, rows=1)),
    "qualtrics (legacy)": _QUALTRICS(qualtrics_legacy),
    "limesurvey": Layout(partial(limesurvey, heading=_code_and_text)),
    "limesurvey (own mark)": Layout(partial(limesurvey, heading=_OWN_MARK)),
    "limesurvey (code)": Layout(partial(limesurvey, heading=_code)),
    "limesurvey (code, short answers)": Layout(partial(limesurvey, heading=_code, short=True)),
    "limesurvey (text)": Layout(partial(limesurvey, heading=_text, delimiter=";")),
    "limesurvey (abbreviated)": Layout(partial(limesurvey, heading=_cut)),
    "kobo (labels)": Layout(partial(kobo, names=_LABELS)),
    "kobo (labels, details)": Layout(partial(kobo, names=_LABELS, shape="details")),
    "kobo (labels, workbook)": Layout(kobo_workbook),
    "kobo (names)": Layout(partial(kobo, names=_NAMES)),
    "kobo (names, summary)": Layout(partial(kobo, names=_NAMES, shape="summary")),
    "odk_central": Layout(odk_central),
}
