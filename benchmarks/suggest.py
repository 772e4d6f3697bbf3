"""Suggested topics and codings against human coders, on public labelled comments.

Needs ``../shared/data``; a set that is not there is skipped with a sentence. A labelled set is
used once a distinct text of four words or more, in codes with ten texts or more, 2,500 at most.
Texts with several codes are scored on the rarest, as in evidence/coding.md section 2.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import TypeVar

import numpy as np
import pandas as pd

from benchmarks import Aim, Outcome
from consult.coding import choose, score_codeframe
from consult.embed import embed, wording
from consult.model.codeframe import Code, Codeframe, Theme
from consult.model.study import TopicSettings
from consult.topics import find_topics

Made = TypeVar("Made")

DATA = Path(__file__).parents[2] / "shared" / "data"
FEWEST_WORDS, FEWEST_TEXTS, MOST_TEXTS = 4, 10, 2_500
SEEDS = (1, 2, 3)
MOST_TIMES_KMEANS = 3.0
"""Embedding, topics and names may take so many times as long as embedding and k-means."""


# Definitions written from the names of the codes alone, never from the comments.
NHS_DEFINITIONS = {
    "Organisation & efficiency": "How well organised and efficient the service is: administration, "
    "processes, paperwork, disorganised or well run.",
    "Staff manner & personal attributes": "The manner, attitude and personal qualities of staff: "
    "friendly, kind, caring, polite, helpful, pleasant or rude staff.",
    "Number & deployment of staff": "Number of staff: not enough staff, short staffed, more staff "
    "needed, staff shortages, deployment of nurses and drivers.",
    "Staff responsiveness": "How quickly and willingly staff respond to requests, answer the bell, "
    "act on needs and follow up.",
    "Staff continuity": "Seeing the same member of staff each time; continuity, staff changes, "
    "different people every visit.",
    "Competence & training": "Skills, knowledge, training, professionalism and competence of "
    "staff: knowledgeable, experienced, good at the job.",
    "Staff listening, understanding & involving patients": "Staff listening to patients, "
    "understanding them, being empathetic, and involving them in decisions about their care.",
    "Information directly from staff during care": "Staff explaining things and answering "
    "questions during care: clear explanation of treatment, advice, what was happening.",
    "Information provision & guidance": "Written information, leaflets, guidance, signposting and "
    "advice about what to do.",
    "Being kept informed, clarity & consistency of information": "Being kept informed and updated "
    "about delays and plans; communication, consistent and clear information, not told what was "
    "going on.",
    "Contacting services": "Getting through to a service by phone: calls answered, on hold, "
    "telephone lines, call backs, automated messages.",
    "Appointment arrangements": "Booking, changing or cancelling appointments; appointment times "
    "and arrangements.",
    "Timeliness of care": "Waiting times and speed: how long people waited, delays, prompt, quick, "
    "late, on time arrival.",
    "Diagnosis & triage": "Being assessed, diagnosed or triaged; too many questions asked, "
    "symptoms taken seriously, wrong diagnosis.",
    "Referals & continuity of care": "Being referred or passed on to another service such as a GP, "
    "hospital or out of hours doctor; follow-up, joined up care.",
    "Cleanliness, tidiness & infection control": "Clean and tidy places and vehicles; hygiene, "
    "masks and infection control.",
    "Transport to/ from services": "Transport to and from hospital: ambulance transport, drivers, "
    "vehicles, taxis, journey, collected and taken home.",
    "Equality, Diversity & Inclusion": "Equality, diversity and inclusion: treated with respect as "
    "an individual, race, religion, gender, disability, language.",
    "Environment & Facilities": "The environment, building, rooms, ward and facilities, seating, "
    "temperature, noise, toilets.",
    "Supplying & understanding medication": "Medication: tablets, prescriptions, supply, side "
    "effects, medicines and painkillers.",
    "Activities & access to fresh air": "Activities, outings, leave, gym, going outside for fresh "
    "air, things to do.",
    "Food & drink provision & facilities": "Food and drink: meals, menu, portions, kitchen, tea "
    "and coffee.",
    "Impact of treatment/ care": "What difference treatment or care made: felt better, helped "
    "recovery, improved health, got well.",
    "Interaction with family/ carers": "How staff treat and involve family, carers, parents, "
    "children, husband, wife, mum.",
    "Negative experience & dissatisfaction": "A generally bad experience: dissatisfied, poor "
    "service, disappointed, terrible, complaint.",
    "Positive experience & gratitude": "A generally good experience and thanks: excellent service, "
    "very good, brilliant, great, happy, thank you, satisfied.",
}


@dataclass(frozen=True)
class Labelled:
    """Distinct texts with one human label each."""

    name: str
    texts: list[str]
    labels: np.ndarray


def run() -> Outcome:
    """Agreement with human codes, stability, coverage and time; then codes from definitions."""
    rows = [_measure(labelled) for labelled in _labelled_sets()]
    figures = {
        f"{row['set']}_{figure}": value
        for row in rows
        for figure, value in row.items()
        if figure != "set"
    }
    aims: dict[str, Aim] = {}
    if rows:
        mean = {figure: fmean(row[figure] for row in rows) for figure in rows[0] if figure != "set"}
        figures |= {f"mean_{figure}": value for figure, value in mean.items()}
        aims = {
            "agreement_against_kmeans_of_true_k": Aim(mean["ami"], mean["ami_kmeans_true_k"]),
            "agreement_against_pca_hdbscan": Aim(mean["ami"], mean["ami_pca_hdbscan"]),
            "same_topics_in_another_order": Aim(min(row["ari_shuffled"] for row in rows), 1.0),
            "without_a_topic": Aim(max(row["without_a_topic"] for row in rows), 0.0, True),
            "time_against_kmeans": Aim(mean["times_kmeans"], MOST_TIMES_KMEANS, True),
        }
    coded = _codes_from_definitions()
    if coded:
        figures |= coded
        aims["codes_against_names_alone"] = Aim(
            coded["nhs_codes_micro_f1"], coded["nhs_codes_names_alone_micro_f1"]
        )
    return Outcome(figures, aims)


def _measure(given: Labelled) -> dict[str, float | str]:
    from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

    texts, labels = given.texts, given.labels
    shuffled = np.random.default_rng(1).permutation(len(texts))
    vectors, embedding = _timed(lambda: embed(texts))
    weights, finding = _timed(lambda: _topics(texts, vectors))
    ours = weights.argmax(axis=1)
    again = [texts[at] for at in shuffled]
    mixed = _topics(again, embed(again)).argmax(axis=1)
    means, clustering = _timed(lambda: [_kmeans(vectors, labels, seed) for seed in SEEDS])
    plain, words = _pca_hdbscan(texts, vectors), _words_alone(texts)
    return {
        "set": given.name,
        "comments": len(texts),
        "codes": len(set(labels)),
        "topics": len(set(ours)),
        "ami": adjusted_mutual_info_score(labels, ours),
        "ami_kmeans_true_k": fmean(adjusted_mutual_info_score(labels, one) for one in means),
        "ami_kmeans_true_k_words_alone": fmean(
            adjusted_mutual_info_score(labels, _kmeans(words, labels, seed)) for seed in SEEDS
        ),
        "ami_pca_hdbscan": adjusted_mutual_info_score(labels, plain),
        "pca_hdbscan_without_a_topic": float(np.mean(np.array(plain) == -1)),
        "ari_shuffled": adjusted_rand_score(ours[shuffled], mixed),
        "without_a_topic": float(np.mean(weights.max(axis=1) <= 0)),
        "seconds": embedding + finding,
        "times_kmeans": (embedding + finding) / (embedding + clustering / len(SEEDS)),
    }


def _timed(make: Callable[[], Made]) -> tuple[Made, float]:
    start = time.perf_counter()
    return make(), time.perf_counter() - start


def _topics(texts: list[str], vectors: np.ndarray) -> np.ndarray:
    return find_topics(texts, vectors, settings=TopicSettings(), seed=1).weights


def _kmeans(vectors: np.ndarray, labels: np.ndarray, seed: int) -> np.ndarray:
    from sklearn.cluster import KMeans

    return KMeans(len(set(labels)), n_init=1, random_state=seed).fit_predict(vectors)


def _words_alone(texts: list[str]) -> np.ndarray:
    """The usual LSA: words and pairs of words, English stop words left out, no pieces."""
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import normalize

    tfidf = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, stop_words="english")
    return normalize(TruncatedSVD(100, random_state=1).fit_transform(tfidf.fit_transform(texts)))


def _pca_hdbscan(texts: list[str], vectors: np.ndarray) -> list[int]:
    """BERTopic as it is without umap-learn and hdbscan: PCA and scikit-learn's HDBSCAN."""
    from bertopic import BERTopic
    from sklearn.cluster import HDBSCAN
    from sklearn.decomposition import PCA

    model = BERTopic(
        language="multilingual",
        umap_model=PCA(n_components=5, random_state=1),
        hdbscan_model=HDBSCAN(min_cluster_size=10, copy=True),
    )
    return model.fit_transform(texts, embeddings=vectors)[0]


def _labelled_sets() -> Iterator[Labelled]:
    single = {
        "nhs_single": ("nhs_fft_phase1_labelled.csv", "feedback", "subcategory"),
        "banking77": ("banking77/test.csv", "text", "category"),
    }
    for name, (file, text, label) in single.items():
        frame = _read(file)
        if frame is not None:
            yield _labelled(name, frame[text], frame[label])
    frame = _read("nhs_fft_v6_multilabel_half.csv")
    if frame is not None:
        given = frame[list(NHS_DEFINITIONS)] == "1"
        rarest = given.sum().sort_values(kind="stable").index
        label = given[rarest].idxmax(axis=1).where(given.any(axis=1), "")
        yield _labelled("nhs_multi", frame["FFT answer"], label)


def _read(file: str) -> pd.DataFrame | None:
    if not (DATA / file).exists():
        print(f"{file} is not in {DATA}; skipped.")
        return None
    return pd.read_csv(DATA / file, keep_default_na=False, dtype=str)


def _labelled(name: str, texts: pd.Series, labels: pd.Series) -> Labelled:
    frame = pd.DataFrame({"text": texts, "label": labels})
    frame = frame[(frame.text.str.split().str.len() >= FEWEST_WORDS) & (frame.label != "")]
    frame = frame.drop_duplicates("text")
    frame = frame[frame.groupby("label").label.transform("size") >= FEWEST_TEXTS]
    frame = frame.sample(min(MOST_TEXTS, len(frame)), random_state=0)
    return Labelled(name, frame.text.tolist(), frame.label.to_numpy())


def _codes_from_definitions() -> dict[str, float]:
    """Micro and macro F1 of codes suggested from definitions, and from the names alone."""
    frame = _read("nhs_fft_v6_multilabel_half.csv")
    if frame is None:
        return {}
    given = frame[list(NHS_DEFINITIONS)] == "1"
    kept = given.any(axis=1) & ~frame["FFT answer"].duplicated() & (frame["FFT answer"] != "")
    texts, truth = frame["FFT answer"][kept].tolist(), given[kept].to_numpy()
    expected = truth.sum() / len(truth)
    figures = {}
    for name, definitions in (("", NHS_DEFINITIONS), ("_names_alone", {})):
        codes = tuple(Code(code, code, definitions.get(code, "")) for code in NHS_DEFINITIONS)
        frame_of_codes = Codeframe((Theme("all", "All", codes),))
        scores = score_codeframe(texts, frame_of_codes, wording=wording)
        micro, macro = _f1(truth, choose(scores.values, expected=expected, floor=0.0))
        figures[f"nhs_codes{name}_micro_f1"] = micro
        figures[f"nhs_codes{name}_macro_f1"] = macro
    return figures


def _f1(truth: np.ndarray, given: np.ndarray) -> tuple[float, float]:
    right = (truth & given).sum(axis=0)
    either = truth.sum(axis=0) + given.sum(axis=0)
    return float(2 * right.sum() / either.sum()), float(np.mean(2 * right / either.clip(1)))
