"""The codes of the public NHS comments with a definition each, and agreement with several codes."""

from __future__ import annotations

import numpy as np

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
"""Written from the names of the codes alone, never from the comments."""


def f1(truth: np.ndarray, given: np.ndarray) -> tuple[float, float]:
    """F1 of all codings together (micro) and the mean of the codes (macro).

    Parameters
    ----------
    truth, given
        Shape (comments, codes): whether people, and we, gave the code.
    """
    right = (truth & given).sum(axis=0)
    either = truth.sum(axis=0) + given.sum(axis=0)
    return float(2 * right.sum() / either.sum()), float(np.mean(2 * right / either.clip(1)))
