"""Layouts of platforms that write the words of the form."""

import csv

from consult.read.export.grid import letter_of
from tests.read.platforms.layouts import (
    GRID,
    MANY,
    ONE,
    OTHER,
    ROWS,
    WHY,
    Field,
    Layout,
    Written,
    apart,
    boxes,
    chosen,
    grid,
    ids,
    joined,
    moments,
    parted_by,
    save_text,
    save_workbook,
    stamps,
)


def _plainly(survey, mark, *, row="{1}", end=""):
    """A column a question: words for "Other" in the cell, ticks joined, a column a statement."""
    return [
        Field("one", ONE, survey.each(chosen)),
        Field("many", MANY, survey.each(joined(mark, end=end))),
        *grid(survey, lambda n, words: row.format(GRID, words)),
        Field("why", WHY, survey.each(lambda r: r.why)),
    ]


def _separated(mark):
    return {"many": {"separator": mark}}


def google_csv(folder, survey):
    times = stamps(survey, "2024/03/{:02} 5:10:41 AM GMT")
    fields = [Field("time", "Timestamp", times), *_plainly(survey, ";", row="{0} [{1}]")]
    file = save_text(folder, fields, quoting=csv.QUOTE_ALL)
    return Written(file, fields, "year first", _separated(";"))


def google_workbook(folder, survey):
    fields = [Field("time", "Timestamp", moments(survey))]
    fields += [*apart(survey, "Email Address", cell="a@b.uk")]
    fields += _plainly(survey, ", ", row="{0} [{1}]")
    file = save_workbook(folder, fields, sheet="Form Responses 1")
    return Written(file, fields, questions=_separated(", "))


def engagementhq(folder, survey):
    own = apart(survey, "Login (Screen name)", "Usertype", "Login", "Email", cell="p")
    summary = "Contributor Summary (Signup form Qs - Detailed breakup on the right > )"
    fields = [
        *apart(survey, "", "", ""),
        Field("time", "", stamps(survey, "Mar {:02} 24 09:00:00 am")),
        *own,
        Field("id", "Response ID", ids(survey)),
        *[one for one in _plainly(survey, ", ") if not one.what.startswith("grid")],
        Field("grid 0", GRID, survey.each(_in_one_cell)),
        *apart(survey, summary),
    ]
    above = [[None, None, None, "Travel"], [], [None, None, None, "Date of contribution"]]
    file = save_workbook(folder, fields, above=above, sheet="Survey")
    at = letter_of(next(n for n, one in enumerate(fields) if one.what == "grid 0"))
    known = {
        f"grid {n}": {"statement": row, "columns": {"online": [at]}} for n, row in enumerate(ROWS)
    }
    return Written(file, fields, questions=_separated(", ") | known)


def _in_one_cell(response):
    pairs = zip(ROWS, response.grid, strict=True)
    return ", ".join(f"{row} : {answer}" for row, answer in pairs if answer)


def microsoft_forms(folder, survey):
    fields = [
        Field("id", "ID", [n + 1 for n in range(len(survey.responses))]),
        Field("", "Start time", moments(survey)),
        Field("time", "Completion time", moments(survey)),
        *apart(survey, "Email", "Name", cell="anonymous"),
        *apart(survey, "Last modified time"),
        *_plainly(survey, ";", end=";"),
    ]
    return Written(save_workbook(folder, fields), fields, questions=_separated(";"))


def typeform(folder, survey):
    fields = [
        Field("id", "#", ids(survey, "{}f00")),
        Field("one", ONE, survey.each(lambda r: "" if r.one == OTHER else r.one)),
        Field("one", "Other", survey.each(lambda r: r.one_words)),
        *boxes(survey, lambda n, option: option),
        Field("many", "Other", survey.each(lambda r: r.many_words)),
        Field("why", WHY, survey.each(lambda r: r.why)),
        Field("", "Start Date (UTC)", stamps(survey)),
        Field("time", "Submit Date (UTC)", stamps(survey)),
        *apart(survey, "Network ID", cell="net"),
    ]
    return Written(save_text(folder, fields), fields, "year first")


_SMARTSURVEY = ("UserNo", "Name", "Email", "IP Address", "Unique ID")


def _smartsurvey(survey, asked):
    return [
        Field("id", "UserID", ids(survey, "417016{}")),
        *apart(survey, *_SMARTSURVEY),
        Field("", "Started", stamps(survey, "{:02}/03/2024 10:30:22")),
        Field("time", "Ended", stamps(survey, "{:02}/03/2024 10:35:00")),
        *apart(survey, "Tracking Link", cell="Main"),
        *asked,
    ]


def smartsurvey_1_row(folder, survey):
    asked = [
        Field("one", f"Q1. {ONE}", survey.each(chosen)),
        Field("many", f"Q2. {MANY}Please tick", survey.each(joined(", "))),
        *grid(survey, lambda n, row: f"Q3.{n}. {row}"),
        Field("why", f"Q4. {WHY}", survey.each(lambda r: r.why)),
    ]
    fields = _smartsurvey(survey, asked)
    return Written(save_text(folder, fields), fields, "day first", _separated(", "))


def smartsurvey_3_rows(folder, survey):
    asked = [
        Field("one", f"Q1. {ONE}", survey.each(chosen)),
        *boxes(survey, lambda n, option: (f"Q2. {MANY}" if n == 1 else "", option)),
        Field("many", ("", "Other (please specify):"), survey.each(lambda r: r.many_words)),
        *grid(survey, lambda n, row: (f"Q3. {GRID}" if n == 1 else "", row)),
        Field("why", f"Q4. {WHY}", survey.each(lambda r: r.why)),
    ]
    fields = _smartsurvey(survey, asked)
    return Written(save_text(folder, fields, rows=3), fields, "day first")


def citizen_space(folder, survey):
    ticked = survey.each(lambda r: "".join(f"{option}," for option in r.many))
    fields = [
        Field("id", "Response ID", ids(survey, "ANON-ABCD-1{}-5")),
        Field("time", "Date Submitted", stamps(survey)),
        Field("one", f"{ONE} - Travel", survey.each(lambda r: r.one)),
        Field("one", f"{ONE} - Other", survey.each(lambda r: r.one_words)),
        Field("many", f"{MANY} - Modes", ticked),
        Field("many", f"{MANY} - Other", survey.each(lambda r: r.many_words)),
        *grid(survey, lambda n, row: f"{GRID} - {row}"),
        Field("why", f"{WHY} - {WHY}", survey.each(lambda r: r.why)),
        *apart(survey, "1: The plan - Analyst tags", cell="cost"),
    ]
    file = save_text(folder, fields, encoding="utf-8-sig")
    return Written(file, fields, "year first", _separated(","))


def dhsc(folder, survey):
    fields = [
        *_plainly(survey, "|", row="{0} {1}"),
        Field("id", "Response ID", ids(survey)),
        *apart(survey, "Status", cell="completed"),
        *(Field("", name, stamps(survey)) for name in ("Created", "Started", "Updated")),
        Field("time", "Completed", stamps(survey)),
        Field("", "Modified", stamps(survey)),
    ]
    return Written(save_text(folder, fields), fields, "year first", _separated("|"))


_MONKEY = ("IP Address", "Email Address", "First Name", "Last Name", "Custom Data 1")
_MONKEY_TIME = "03/{:02}/2024 12:00:00"


def _surveymonkey(survey, asked):
    return [
        Field("id", "Respondent ID", ids(survey, "11800000{}")),
        *apart(survey, "Collector ID", cell="400"),
        Field("", "Start Date", stamps(survey, _MONKEY_TIME)),
        Field("time", "End Date", stamps(survey, _MONKEY_TIME)),
        *apart(survey, *_MONKEY),
        *asked,
    ]


def _one_condensed(survey):
    return [
        Field("one", (ONE, "Response"), survey.each(lambda r: r.one)),
        Field("one", ("", OTHER), survey.each(lambda r: r.one_words)),
    ]


def _one_expanded(survey):
    return [
        *(
            Field(
                "one",
                (ONE if n == 0 else "", option),
                survey.each(lambda r, option=option: option if r.one == option else ""),
            )
            for n, option in enumerate(survey.options)
        ),
        Field("one", ("", OTHER), survey.each(lambda r: r.one_words)),
    ]


def _monkey_rest(survey):
    return [
        *boxes(survey, lambda n, option: (MANY if n == 1 else "", option)),
        Field("many", ("", OTHER), survey.each(lambda r: r.many_words)),
        *grid(survey, lambda n, row: (GRID if n == 1 else "", row)),
        Field("why", (WHY, "Open-Ended Response"), survey.each(lambda r: r.why)),
    ]


def surveymonkey(one, save):
    """Condensed or expanded, as text or as a workbook."""

    def write(folder, survey):
        fields = _surveymonkey(survey, [*one(survey), *_monkey_rest(survey)])
        return Written(save(folder, fields, rows=2), fields, "month first")

    return write


def surveymonkey_flattened(folder, survey):
    asked = [
        Field("one", ONE, survey.each(lambda r: r.one)),
        Field("one", f"{ONE} - {OTHER}", survey.each(lambda r: r.one_words)),
        *boxes(survey, lambda n, option: f"{MANY} - {option}"),
        Field("many", f"{MANY} - {OTHER}", survey.each(lambda r: r.many_words)),
        *grid(survey, lambda n, row: f"{GRID} - {row}"),
        Field("why", WHY, survey.each(lambda r: r.why)),
    ]
    fields = _surveymonkey(survey, asked)
    return Written(save_text(folder, fields), fields, "month first")


def surveymonkey_advanced(folder, survey):
    fields = [
        Field("id", "", ids(survey)),
        Field("", "StartDate", stamps(survey, _MONKEY_TIME)),
        Field("time", "EndDate", stamps(survey, _MONKEY_TIME)),
        Field("one", "q0001", survey.each(lambda r: r.one)),
        Field("one", "q0001_other", survey.each(lambda r: r.one_words)),
        *boxes(survey, lambda n, option: f"q0002_{n:04}", off="Not selected"),
        Field("many", "q0002_other", survey.each(lambda r: r.many_words)),
        *grid(survey, lambda n, row: f"q0003_{n:04}"),
        Field("why", "q0004", survey.each(lambda r: r.why)),
    ]
    return Written(save_text(folder, fields), fields, "month first")


def hard_copy(folder, survey):
    fields = [
        Field("id", "Form no.", ids(survey, "HC{}")),
        Field("time", "Date received", moments(survey)),
        *_plainly(survey, ", ", row="{0} {1}"),
    ]
    file = save_workbook(folder, fields, above=[["Paper forms"], []])
    return Written(file, fields, questions=_separated(", "))


def letters(folder, survey):
    fields = [
        Field("id", "Ref", ids(survey, "L{}")),
        Field("time", "Received", moments(survey)),
        *apart(survey, "Channel", cell="Letter"),
        Field("one", "Respondent type", survey.each(lambda r: r.one)),
        Field("many", "Interests", survey.each(joined(", "))),
        Field("why", "Text", survey.each(lambda r: r.why)),
        *apart(survey, "File name", cell="a.pdf"),
    ]
    file = save_workbook(folder, fields, above=[["Letters and e-mails"], []])
    return Written(file, fields, questions=_separated(", "))


def generic(folder, survey):
    fields = _plainly(survey, "|", row="{0} {1}")
    return Written(save_text(folder, fields), fields, questions=_separated("|"))


LAYOUTS = {
    "google_forms": Layout(google_csv, narrow=parted_by(";")),
    "google_forms (workbook)": Layout(google_workbook, narrow=parted_by(",")),
    "engagementhq": Layout(engagementhq, narrow=parted_by(",")),
    "microsoft_forms": Layout(microsoft_forms, narrow=parted_by(";")),
    "typeform": Layout(typeform, grid=False),
    "smartsurvey (1 row)": Layout(smartsurvey_1_row, narrow=parted_by(",")),
    "smartsurvey (3 rows)": Layout(smartsurvey_3_rows),
    "citizen_space": Layout(citizen_space),
    "dhsc": Layout(dhsc, other=False),
    "surveymonkey (condensed)": Layout(surveymonkey(_one_condensed, save_text)),
    "surveymonkey (condensed, workbook)": Layout(surveymonkey(_one_condensed, save_workbook)),
    "surveymonkey (expanded)": Layout(surveymonkey(_one_expanded, save_text)),
    "surveymonkey (expanded, workbook)": Layout(surveymonkey(_one_expanded, save_workbook)),
    "surveymonkey (flattened)": Layout(surveymonkey_flattened),
    "surveymonkey (advanced)": Layout(surveymonkey_advanced),
    "hard_copy": Layout(hard_copy, narrow=parted_by(",")),
    "letters": Layout(letters, other=False, grid=False),
    "generic": Layout(generic, narrow=parted_by("|")),
}
