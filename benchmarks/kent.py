"""The synthetic study against the truth planted in it: codes, stance, redaction, non-answers.

The data is invented by the same people who wrote the code, so these figures are the easiest a
method will meet; they show what breaks, not how good it is on real comments.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks import Aim, Outcome
from consult.analysis.codes.embedding import embedding_of, meaning_of
from consult.clean import clean_comments, set_aside
from consult.model.settings.study import Study
from consult.model.survey.consultation import Consultation
from consult.model.survey.tables import COMMENT_KEY
from consult.redact import redact
from pipelines.stages import suggest
from pipelines.stages.ingest import run as ingest
from pipelines.study.context import Context
from pipelines.study.study_file import load_codeframe, load_study

ROOT = Path(__file__).parents[1]
EXPORTS = ROOT / "data" / "raw" / "kent-2024"
STUDY = ROOT / "pipelines" / "studies" / "kent-2024"
SOURCES = {"letters": "letters_emails"}
QUESTIONS = {
    "relating_why": "q_relating_why",
    "thriving_why": "q_thriving_why",
    "leading_why": "q_leading_why",
    "equality": "q_eqia",
    "other_comments": "q_other",
}
STANCES = {"support": "supports", "oppose": "opposes", "mixed": "mixed", "": "unclear"}
STRUCTURED = {"postcode", "phone", "email", "nhs_number"}
"""Kinds of personal data with a form of their own."""


def run() -> Outcome:
    """Codes of the codeframe, stance, personal data and non-answers, against what was planted."""
    study = load_study(STUDY)
    context = Context(study, load_codeframe(STUDY), EXPORTS)
    read = ingest(context)
    truth = json.loads((EXPORTS / "truth_SYNTHETIC.json").read_text(encoding="utf-8"))
    comments = _comments(read, truth)
    whole, cleaned, kept = _cleaned(read, study)
    codings = suggest.run(context, suggest.SuggestInputs(whole.questionnaire, cleaned))["suggested"]
    found, agreed = _redaction(comments), _coding(context, comments, codings, kept)
    stances = _stances(context, whole, cleaned, comments, codings)
    non_answers = _non_answers(comments)
    return Outcome(
        found | agreed | stances | non_answers,
        {
            "structured_personal_data_found": Aim(found["structured_found"], 1.0),
            "named_people_found": Aim(found["named_found"], 0.97),
            "non_answers_found": Aim(non_answers["non_answers_found"], 1.0),
            "codes_micro_f1": Aim(agreed["codes_micro_f1"], 0.5),
        },
    )


def _comments(read: dict[str, Any], truth: dict[str, Any]) -> pd.DataFrame:
    """One row a comment on a planted question, with what was planted in it."""
    where = read["read_responses"].set_index("response_id")[["source", "row"]]
    mine = read["read_comments"][read["read_comments"]["question_id"].isin(QUESTIONS)]
    said = mine[mine["text"].str.strip() != ""].join(where, on="response_id")
    keys = [
        f"{SOURCES.get(row.source, row.source)}:{row.row}"
        for row in said[["source", "row"]].itertuples()
    ]
    planted = [
        truth["responses"][key]["comments"][QUESTIONS[question]]
        for key, question in zip(keys, said["question_id"], strict=True)
    ]
    return said.assign(planted=planted)


def _redaction(comments: pd.DataFrame) -> dict[str, float]:
    hits: dict[str, list[bool]] = {}
    touched = 0
    for text, planted in zip(comments["text"], comments["planted"], strict=True):
        clean, kinds = redact(text)
        touched += bool(kinds) and not planted["personal_data"]
        for piece in planted["personal_data"]:
            hits.setdefault(piece["type"], []).append(piece["text"] not in clean)
    structured = [hit for kind, found in hits.items() if kind in STRUCTURED for hit in found]
    named = [hit for kind, found in hits.items() if kind.endswith("name") for hit in found]
    each = {f"{kind}_found": sum(found) / len(found) for kind, found in sorted(hits.items())}
    return each | {
        "pieces_planted": float(sum(map(len, hits.values()))),
        "structured_found": sum(structured) / len(structured),
        "named_found": sum(named) / len(named),
        "comments_touched_in_error": touched / len(comments),
    }


def _non_answers(comments: pd.DataFrame) -> dict[str, float]:
    from consult.clean import is_non_substantive

    said_nothing = comments["text"].map(is_non_substantive)
    planted = comments["planted"].map(lambda one: not one["substantive"])
    return {
        "non_answers_planted": float(planted.sum()),
        "non_answers_found": float((said_nothing & planted).sum() / planted.sum()),
        "answers_taken_for_non_answers": float((said_nothing & ~planted).sum()),
    }


def _cleaned(read: dict[str, Any], study: Study) -> tuple[Consultation, pd.DataFrame, set[str]]:
    """What was read, its comments made ready, and the ids of the responses that count."""
    whole = Consultation(
        read["questionnaire"],
        read["read_responses"],
        read["answers"],
        read["read_comments"],
        read["issues"],
        read["read_ledger"],
    )
    responses, _ = set_aside(whole, window=study.window, duplicates=study.duplicates)
    cleaned = clean_comments(read["read_comments"], responses, redact=redact).comments
    return whole, cleaned, set(responses.loc[responses["set_aside"] == "", "response_id"])


def _coding(
    context: Context, comments: pd.DataFrame, codings: pd.DataFrame, kept: set[str]
) -> dict[str, float]:
    own = {code.id for code in context.codeframe.codes}
    given = codings[codings["code"].isin(own)]
    ours = set(zip(given["response_id"], given["question_id"], given["code"], strict=True))
    theirs = {
        (row.response_id, row.question_id, theme)
        for row in comments[["response_id", "question_id", "planted"]].itertuples()
        if row.response_id in kept
        for theme in row.planted["themes"]
    }
    ours = {one for one in ours if one[1] in QUESTIONS}
    each = [_f1({o for o in ours if o[2] == c}, {t for t in theirs if t[2] == c}) for c in own]
    return {
        "codes_planted": float(len(theirs)),
        "codes_suggested": float(len(ours)),
        "codes_micro_f1": _f1(ours, theirs),
        "codes_macro_f1": sum(each) / len(each),
        "codes_precision": len(ours & theirs) / len(ours),
        "codes_recall": len(ours & theirs) / len(theirs),
    }


def _stances(
    context: Context,
    whole: Consultation,
    cleaned: pd.DataFrame,
    comments: pd.DataFrame,
    codings: pd.DataFrame,
) -> dict[str, float]:
    """The stance of whole comments, beside the respondent's own answer said again."""
    from consult.coding import Encoders, agreement_of, with_stances
    from consult.embed import wording
    from consult.model.coding.review import People

    once = codings.drop_duplicates(COMMENT_KEY).assign(passage="")
    meaning = meaning_of(embedding_of(context.study, context.kept, context.pace))
    agreement = agreement_of(whole.questionnaire, whole.answers)
    judged = with_stances(
        once,
        cleaned,
        agreement,
        People(),
        Encoders(wording, meaning),
    ).codings
    truth = comments.assign(truth=[STANCES[one["stance"]] for one in comments["planted"]])
    both = judged[judged["stance"] != ""].merge(truth[[*COMMENT_KEY, "truth"]], on=COMMENT_KEY)
    sides = [
        sum(agreement.own.get((question, response), (0.0, 0.0)))
        for response, question in both[COMMENT_KEY].itertuples(index=False, name=None)
    ]
    echo = pd.Series(sides, index=both.index).map({1: "supports", -1: "opposes", 0: "unclear"})
    told, echoed = both["stance"] != "unclear", echo != "unclear"
    return {
        "stances_planted": float(len(both)),
        "stances_told": float(told.mean()),
        "stances_right_where_told": float((both["stance"] == both["truth"])[told].mean()),
        "own_answers_told": float(echoed.mean()),
        "own_answers_right_where_told": float((echo == both["truth"])[echoed].mean()),
    }


def _f1(ours: set[Any], theirs: set[Any]) -> float:
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))
