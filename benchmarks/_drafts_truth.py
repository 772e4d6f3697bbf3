"""What each question of eight real exports is, worked out by opening the files.

Read by eye from the cells, the headings and the notes that came with the data, with the ``csv``
module and a spreadsheet; never by running the reader that is measured. No respondent's words stand
here, only questions and options of forms.

``kinds`` has a line a kind. "B" is a question in one column, "D:I" or "J+K" one question over
several, "P..AC" a question for each column. A kind with a stroke ("single/scale") may be taken for
either: a list of bands is both. ``apart`` holds columns that are no question. ``orders`` holds
options that have an order, in it; either end may stand first. ``offers`` holds options that several
people ticked together in one cell, where they have to be found. ``not_answered`` says in which
questions a wording stands for no answer. Only a person who knows the form can tell ``not_asked``,
where a wording stands for a question that was not put to somebody, and ``unworded``, the questions
that the export names by a code alone. ``led`` holds the questions that only people with certain
answers to an earlier one filled, all of them or nearly, as counted from the cells of both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from consult.read.export.grid import position_of, positions_of


@dataclass(frozen=True)
class Truth:
    """What an export holds.

    Parameters
    ----------
    kinds, apart, orders, offers, not_answered, not_asked, unworded, codes
        As above; columns by their letters. ``codes`` says what a platform's codes stand for.
    characteristics, respondent
        Column -> characteristic, and columns of questions about who responds.
    led
        Questions -> the one that led to them.
    """

    kinds: Mapping[str, str]
    apart: str
    orders: Mapping[str, str] = field(default_factory=dict)
    offers: Mapping[str, str] = field(default_factory=dict)
    characteristics: Mapping[str, str] = field(default_factory=dict)
    respondent: str = ""
    not_answered: Mapping[str, str] = field(default_factory=dict)
    not_asked: Mapping[str, str] = field(default_factory=dict)
    unworded: str = ""
    led: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)

    def coded(self, columns: tuple[int, ...]) -> dict[str, str]:
        """What codes of the platform stand for in a question: "0 = No | 1 = Yes"."""
        pairs = (one.split("=") for one in self.listed("codes", columns))
        return {code.strip(): words.strip().casefold() for code, words in pairs}

    def grid_of(self, columns: tuple[int, ...]) -> list[int]:
        """The columns of all rows of the grid that a question is a row of: "P..AC"."""
        runs = (run for names in self.kinds.values() for run in names.split() if ".." in run)
        mine = (self.columns(run) for run in runs)
        return [at for run in mine if columns in run for (at,) in run]

    def columns(self, names: str) -> list[tuple[int, ...]]:
        """Columns of each question named: "B D:I J+K P..AC"."""
        found: list[tuple[int, ...]] = []
        for name in names.split():
            first, dots, last = name.partition("..")
            if dots:
                found += [(at,) for at in range(position_of(first), position_of(last) + 1)]
            else:
                found.append(positions_of(name.split("+")))
        return found

    def by_columns(self, part: str) -> list[tuple[tuple[int, ...], str]]:
        """Each question of ``kinds`` or ``characteristics``, and what is said of it."""
        said: Mapping[str, str] = getattr(self, part)
        if part == "kinds":
            return [(at, kind) for kind, names in said.items() for at in self.columns(names)]
        return [(at, what) for names, what in said.items() for at in self.columns(names)]

    def listed(self, part: str, columns: tuple[int, ...]) -> list[str]:
        """What ``orders`` or ``offers`` lists for a question."""
        said: Mapping[str, str] = getattr(self, part)
        return [
            one.strip()
            for names, labels in said.items()
            if columns in self.columns(names)
            for one in labels.split("|")
        ]

    def no_answers(self, columns: tuple[int, ...]) -> list[str]:
        """Wordings that stand for no answer to a question, or for one not put to somebody."""
        codes = [*self.not_answered.items(), *self.not_asked.items()]
        return [word for word, names in codes if columns in self.columns(names)]


_LONG_AGO = "Days | Weeks | Months | Years"
_AGES = "18 to 24 years | 25 to 34 years | 35 to 44 years | 45 to 54 years | 55 to 64 years"
_OFTEN = "Always | Very Often | Often | Sometimes | Never"

_STACKS = Truth(
    kinds={
        "single": "C F G H K W Y AC AE AP AW",
        "single/text": "A AF",
        "single/multi": "AQ AX",
        "number/scale": "D",
        "multi": "E I J L M N O V X Z AB AO AR AS AY AZ",
        "scale": "R S U AA AJ AK AL AM AN",
        "text": "P Q T AD AG AH AI AT AU AV",
    },
    apart="B BA",
    orders={"K": "None yet | 1 | 2 | 3-5 | 6-10 | More than 10"},
    offers={
        "C": "Yes! | No! | I'm not sure",
        "M": "Bootstrap (self-funded) | Grants",
        "X": "Working group calls | Forum/chat | Author SIPs | Review SIPs",
        "Z": "I don't have enough time | I don't know where/how to, but I would | "
        "I am not a developer | I don't feel informed enough about Blockstack | "
        "I don't understand Blockstack governance well enough | I don't work for Blockstack",
        "AB": "STX tokenholders (plutocracy) | Everyone (democracy) | "
        "The core devs (technocracy) | A few trusted people (oligarchy)",
        "AO": "Core development | Education | Marketing/awareness | Legal work | Grant funding | "
        "Lobbying | Events | Manage token treasury | App Mining",
        "AS": "Ongoing \u201ctax\u201d or \u201cecosystem fund\u201d from block reward | "
        "Endowment from PBC | Donations/charity | Optional fees attached to payments/transactions",
        "AY": "Blockstack Blog | Blockstack Forum | Calls or events | Technical articles | "
        "GitHub, other code/developer resources",
        "AZ": "Non-profit foundation/association | Not sure/Don't care | Co-operative | "
        "Corporation (LLC/C Corp/PBC) | No legal entity",
    },
)

TRUTHS: Mapping[str, Truth] = {
    "starwars_2014_surveymonkey.csv": Truth(
        kinds={
            "single": "B C AD AE AF AG AH AI AJ AK AL",
            "multi": "D:I",
            "rank": "J:O",
            "scale": "P..AC",
        },
        apart="A",
        orders={
            "P..AC": "Very favorably | Somewhat favorably | Neither favorably nor unfavorably "
            "(neutral) | Somewhat unfavorably | Very unfavorably",
            "AI": "18-29 | 30-44 | 45-60 | > 60",
            "AJ": "$0 - $24,999 | $25,000 - $49,999 | $50,000 - $99,999 | $100,000 - $149,999 | "
            "$150,000+",
            "AK": "Less than high school degree | High school degree | "
            "Some college or Associate degree | Bachelor degree | Graduate degree",
        },
        characteristics={"AH": "sex", "AI": "age"},
        respondent="AJ AK AL",
        led={"C D:I J:O P..AE": "B", "AF": "AE"},
    ),
    "masculinity_2018_responses.csv": Truth(
        kinds={
            "single": "L AJ BE BG BH CA CB CF CG CH CI CJ CK CL CM..CS",
            "scale": "D E M..W BF BI",
            "multi": "F:K X:AI AK:AR AS:AW AX:BD BJ:BP BQ:BV BW:BZ CC:CE",
        },
        apart="A B C CT",
        orders={
            "D": "Very masculine | Somewhat masculine | Not very masculine | Not at all masculine",
            "E": "Very important | Somewhat important | Not too important | Not at all important",
            "M..W": "Never, and not open to it | Never, but open to it | Rarely | Sometimes | "
            "Often",
            "BF": "A lot | Some | Only a little | Nothing at all",
            "BI": "Never | Rarely | Sometimes | Often | Always",
            "CH": "Did not complete high school | High school or G.E.D. | Some college | "
            "Associate's degree | College graduate | Post graduate degree",
            "CJ": "$0-$9,999 | $10,000-$24,999 | $25,000-$49,999 | $50,000-$74,999 | "
            "$75,000-$99,999 | $100,000-$124,999 | $125,000-$149,999 | $150,000-$174,999 | "
            "$175,000-$199,999 | $200,000+",
            "CO": "High school or less | Some college | College or more",
            "CP": "High school or less | Some college | College or more | Post graduate degree",
            "CQ": "18 - 34 | 35 - 64 | 65 and up",
        },
        characteristics={"CB": "marriage", "CF": "sexual_orientation", "CG": "race", "CQ": "age"},
        respondent="AJ CC:CE CH CI CJ CK CM..CP CR CS",
        not_answered={"No answer": "D E L M..W AJ BE BF BG BH BI CA CB CF CS"},
        not_asked={"NA": "BE BF BG"},
        unworded="D E F:K L M..W X:AI AJ AK:AR AS:AW AX:BD BE..BI BJ:BP BQ:BV BW:BZ CA CB CC:CE "
        "CF..CL",
    ),
    "stacks_2020_survey.xlsx": _STACKS,
    "stacks_2020_survey.csv": _STACKS,
    "ssi_rse_uk_2016_limesurvey.csv": Truth(
        kinds={
            "single": "B C D F..J L N..R T V..Y AA BH BL BM BN BO",
            "scale": "AB..BD",
            "number": "K M U",
            "number/scale": "Z",
            "text": "E S BE BF BG BI BJ BK",
        },
        apart="A",
        orders={
            "C": "Doctorate | Masters degree | Undergraduate degree | "
            "Further Education (NVQ A-Level ...) | None",
            "AH..AK": _OFTEN,
            "AL..BD": "Strongly Agree | Agree | Neither agree or disagree | Disagree | "
            "Strongly disagree",
            "BM": _AGES,
            "BN": "Less than £25 000 | £25 000 to £29 999 | £30 000 to £34 999 | "
            "£35 000 to £39 999 | £40 000 to £44 999 | £45 000 to £50 000 | £50 000 to £59 999 | "
            "£60 000 to £69 999 | £70 000 to £99 000",
        },
        characteristics={"BL": "sex", "BM": "age"},
        respondent="B C D E J L N S BN",
        led={"M": "L", "P R": "O", "Q": "P", "W X Y": "V"},
    ),
    "ssi_rse_uk_2017_limesurvey.csv": Truth(
        kinds={
            "single": "B C D F H P Q R CH CQ..CX DB DG DI DK DN GN GO GP ID",
            "single/scale": "DA",
            "scale": "G J..O DH DJ FL..GM",
            "number": "I S CZ DL",
            "multi": "U:CG DC:DF DO:ED EE:ET EU:FK GQ:IC IE:IG",
            "rank": "CI:CP",
            "text": "E CY DM IH II IJ IK",
        },
        apart="A T",
        orders={
            "G": "0 - Mostly me | 1 | 2 | 3 | 4 | 5 - Mostly other people",
            "J..O": "1 (None at all) | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 (All my time)",
            "DA": "1 | 2 | 3 | 4 | 5+",
            "DH DJ": _OFTEN,
            "GO": _AGES,
        },
        characteristics={"GN": "sex", "GO": "age"},
        respondent="B C D E P Q R U:CG",
        led={
            "E": "D",
            "I": "H",
            "S": "R",
            "CR": "CQ",
            "CU": "CT",
            "CV": "CU",
            "CW": "CV",
            "CY": "CX",
            "DH": "DG",
            "DJ": "DI",
            "DL DM": "DK",
            "DO:ED EE:ET EU:FK": "DN",
        },
    ),
    "jupyter_2015_surveygizmo/SurveyExport.csv": Truth(
        kinds={
            "single": "F J+K AG",
            "single/scale": "AK",
            "scale": "D",
            "multi": "AD+AE",
            "text": "E G..I L..AC AF AH AI AJ",
        },
        apart="A B C",
        orders={
            "D": "Daily | Weekly | Monthly | Less often than monthly",
            "AG": "Less than 1 year | 1 year | 2-5 years | 5+ years",
            "AK": "Under ten | Tens | Hundreds | Thousands | Tens of thousands | "
            "Hundreds of thousands or more",
        },
        respondent="AF AG AH AI AJ",
        offers={
            "J+K": "As a standalone application | Through Jupyter Hub | Other - Write In",
            "AD+AE": "comfortable | intuitive | convenient | uncomfortable | simple | cool | "
            "complicated | accessible | confusing | quick | flexible",
        },
    ),
    "rstudio_2018_google_forms.tsv": Truth(
        kinds={
            "single": "B D F J K O S AA AH AI AK AQ",
            "single/scale": "G I M P",
            "scale": "N Q R T U V Y AM",
            "multi": "E L Z AE AJ AN AP",
            "number": "H AG AL",
            "text": "C W X AC AD AF",
        },
        apart="A AB AO",
        orders={
            "G": "None | Beginner | Intermediate | Expert",
            "I M": _LONG_AGO,
            "P": "Less than once a month | Between once a week and once a month | "
            "Between once a day and once a week | More than once a day",
            "T": "Usually | Occasionally | Rarely | Never",
            "AK": "High school degree or equivalent (e.g. GED) | "
            "Some college or university, no college degree | Associate degree (e.g. AA, AS) | "
            "Bachelor's degree (e.g. BA, BS) | One or more graduate courses, no graduate degree | "
            "Master's degree (e.g. MA, MS, MEd) | Professional degree (e.g. MD, DDS, DVM) | "
            "Doctorate (e.g. PhD, EdD)",
        },
        characteristics={"AG": "age", "AH": "sex", "AJ": "race"},
        offers={
            "L Z": "Statistical analysis | Data transformation | Modeling | Visualization | "
            "Machine learning | Text processing | Survey analysis | Clinical trials | "
            "Financial analysis",
            "AE": "Jupyter Notebooks | Matlab | Microsoft Excel | Python | SPSS | STATA",
            "AN": "R Command Line (i.e., the native R terminal interface) | RStudio Desktop (IDE)",
            "AP": "Error messages | Language syntax | Getting started | Data types",
        },
        respondent="B C D AI AK",
        led={"K L M N AA AE AQ O..Z AC AM AN AP": "J"},
    ),
}
