"""Invented texts, and how far the numbers inside the sentence model reach while it reads them.

``consult/embed/ranges.npz`` holds what ``reaches`` found on ``TEXTS``; int8 rounds by it. To write
it anew after a change of the texts: ``python -m tests.embed.calibration``, then raise the
version of int8 in ``consult/embed/graph.py``, because every vector moves.
"""

from __future__ import annotations

import numpy as np

from consult.embed.graph import build
from consult.embed.minilm import Minilm
from consult.embed.model_files import ModelFiles, find_model, read_weights
from consult.embed.ranges import FILE, ROUNDED
from consult.embed.session import loaded
from consult.embed.tensors import tensors

TEXTS = (
    "Buses.",
    "Nothing.",
    "n/a",
    "No",
    "Yes, I agree.",
    "?",
    "Everything!!!",
    "Staff",
    "The staff were lovely and explained every step of my treatment before they did anything.",
    "I waited four hours in A&E with a child in pain and nobody told us how long it would be.",
    "Please keep the library open on Saturdays; it is the only warm place to do homework.",
    "The 42 never turns up. I have lost two jobs because of it.",
    "Strongly oppose. This will ruin the high street, the shops, and the people who run them.",
    "I fully support the 20mph limit outside schools, but who is going to enforce it?",
    "Council tax goes up 4.99% each year and we get less: fewer bins, fewer buses, more potholes.",
    "My mother (87) has dementia. Moving her to another care home would be cruel.",
    "Great service 👍 thank you so much 😀❤️",
    "DON'T CLOSE OUR CHILDREN'S CENTRE - THINK OF THE BABIES",
    "the aps dont work on my phon, i cant reed the lettrs, pls just ring me",
    "Better communication between the GP, the hospital and social care.",
    "More nurses",
    "Shorter waiting times, cheaper parking, and somewhere to sit down.",
    "I don't think you will listen, you have already decided, this consultation is a sham.",
    "As a wheelchair user I cannot get over the kerb at the corner of Mill Lane and Church Road.",
    "Cycle lanes need to be wide, lit and separate from lorries; paint on the road is not enough.",
    "Your equality impact assessment ignores carers, who are mostly women over fifty.",
    "What about people without the internet? Not everybody has a smartphone or can use one.",
    "I am writing on behalf of the parish council, which considered the draft plan on 3 May 2024 "
    "and resolved to object to policies H2, H7 and T4 for the reasons set out in our letter.",
    "The proposals appear to breach section 149 of the Equality Act 2010; see R (Example) v "
    "Borough Council, paragraph 47.",
    "https://www.example.org/consultation?id=123&page=4#comments",
    "Email me at [email removed] or ring [telephone removed] before Friday.",
    "[name removed] was rude to my son and should apologise.",
    "£250,000 for a sculpture??? and you can't afford a lollipop lady at £9 an hour",
    "Where has all the money gone? Where is it going? Who decides? Nobody ever says.",
    "It was fine.",
    "Not sure / don't know",
    "none really, keep up the good work",
    "The water was cold, the changing rooms dirty and the lockers broken, yet the price doubled.",
    "Trees cool the streets, hold back flood water, clean the air and cost next to nothing.",
    "I like living here because it is quiet and near the sea, and because neighbours help.",
    "Young people have nowhere to go after six, so they hang round the precinct and get blamed.",
    "Housing! Housing! Housing! My daughter is thirty-four and still in her old bedroom.",
    "Why build 800 homes with no school, no surgery and one road in and out?",
    "Solar panels on roofs, yes. Solar panels on good farm land, no.",
    "The midwife listened. The health visitor didn't. The breastfeeding group saved me.",
    "Dads aren't invited, aren't asked and aren't mentioned in the leaflet at all.",
    "My boy is autistic; the noise and the queue were too much, and we left without being seen.",
    "The food was awful: cold, grey, and late; but the tea lady is an angel.",
    "Car parking charges should be scrapped for staff and for people having chemotherapy.",
    "Recycling is a muddle. Four bins, three colours, two calendars and one lorry that comes late.",
    "Dogs off the lead, litter, drug dealing, broken swings and no lights: that is our park.",
    "Overall I'm satisfied with how my complaint was handled, although it took eleven weeks.",
    "I would rather pay a little more than lose the meals service, which is a lifeline for many.",
    "There should be one number to call, a person who answers, and a reply within a week.",
    "Rwy'n poeni am golli'r gwasanaeth bws lleol a'r ysgol fach yn y pentref.",
    "Chcielibyśmy więcej miejsc w przedszkolu i lepszego oświetlenia ulic.",
    "ہمیں اپنے علاقے میں مزید ڈاکٹروں کی ضرورت ہے۔",
    "আমাদের এলাকায় আরও বাস দরকার।",
    "我们需要更多的医生和更好的公共交通。",
    "نريد حديقة آمنة لأطفالنا",
    "Naïve café owners façade – “quotes” — dashes… and ½ price ×2 ≥ £3",
    "1) parks 2) roads 3) schools 4) safety 5) none of the above",
    "aaaaaaaaaaaaaaaaaaaa zzzz qwertyuiop",
    "a a a a a a a a the the the the of of of of and and and and",
    "- - - ... !!! ### *** ((( )))",
    "I have lived in this town for forty years and have seen the market close, the hospital "
    "move to the ring road, the police station sold for flats and the buses cut from every ten "
    "minutes to one an hour. Each time we were asked what we thought, each time we said no, and "
    "each time it happened anyway. So forgive me if I doubt that this will be any different. If "
    "you do mean to listen, then start with the simple things: mend the pavements so that older "
    "people do not fall, put the seats back by the bus stop, open the toilets, answer the "
    "telephone, and publish what each scheme has cost next to what was promised. Then come back "
    "and ask us about visions and strategies. I am happy to help, I have time and I know the "
    "streets, and so do my friends.",
)


def reaches(files: ModelFiles) -> dict[str, np.ndarray]:
    """Name of what a matrix is multiplied with -> largest size of each of its numbers, rounded."""
    arrays = tensors(read_weights(files.weights))
    session = loaded(build(arrays, "fp32", outputs=ROUNDED), arrays)
    made = [
        session.run(list(ROUNDED), {"pieces": np.array([pieces], np.int64)})
        for pieces in Minilm(files)._pieces(TEXTS)
    ]
    return {
        name: np.max([np.abs(one[at]).max(axis=(0, 1)) for one in made], axis=0).astype(np.float16)
        for at, name in enumerate(ROUNDED)
    }


if __name__ == "__main__":
    found = find_model("")
    assert found is not None
    np.savez_compressed(FILE, **reaches(found))
