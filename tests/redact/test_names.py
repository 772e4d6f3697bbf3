"""Names in any case and of any origin, told from words that look like one."""

import pytest

from consult.redact import redact


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my health visitor karen was kind", "karen"),
        ("baby alfie came early", "alfie"),
        ("our leanne needs a flat", "leanne"),
        ("i asked nokuthula for a form", "nokuthula"),
        ("tell art at the park the swing is broken", "art"),
        ("Please ring P. Summers about it.", "Summers"),
        ("It was Hye-rin who noticed the rash.", "Hye-rin"),
        ("Without O'Sullivan's help I would be lost.", "O'Sullivan"),
        ("SOCIAL WORKER BABAJIDE NEVER CAME BACK TO US", "BABAJIDE"),
        ("Hope came twice and sat with me.", "Hope"),
        ("Maria da Silva asked for the paper copy.", "Silva"),
        ("nasreens mum picked him up", "nasreen"),
        ("Big Dave started the walk.", "Big Dave"),
        ("my name nguyen thi lan i live here twelve years", "nguyen thi lan"),
        ("no visit to mr huang since his wife li na passed on", "li na"),
        ("jaswinder and parminder said the same", "parminder"),
        ("there was me, hatice, nilufar, ploy, temitope and magda", "ploy"),
        ("my carer is ionie, and ionie comes at seven", "ionie comes"),
        ("Abigail again, and then nobody.", "Abigail"),
    ],
)
def test_a_name_is_found_in_any_case_and_of_any_origin(text, name):
    assert name not in redact(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "I hope they will listen, and may it last.",
        "Hope was what I found there.",
        "We have read the Ockenden report and want Martha's Rule.",
        "i beleived the visiter when she sed it dosnt matter",
        "The Red Book should be an app.",
        "Infacol, Oilatum and Sudocrem are all they ever say.",
        "my freind waited, there is not enuf of them",
        "Carol concerts and Easter trails. Sue us then. Hope is not a plan.",
        "I would have gone to Florence Nightingale herself.",
        "\u201cEvery Child Matters\u201d they used to say. Save The Baths!",
        "We drove to Bishops Stortford and then to Penrith.",
        "divvent let them tak the bus, gaun yersels",
        "Potrzebujemy więcej położnych, które mówią po polsku, dziękuję bardzo",
    ],
)
def test_what_only_looks_like_a_name_stays(text):
    assert redact(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("i went to fold lane childrens centre on monday", "children's centre"),
        ("at Larkrise First School they listen", "school"),
        ("they moved me to ward 8a at night", "ward"),
        ("it is in quayles bakery on the front", "organisation"),
        ("she goes to sunbeams", "school"),
        ("we was on fuchsia after the birth", "ward"),
        ("I manage Puddleducks, the nursery by the station", "organisation"),
        ("St Jude's have said no", "school"),
        ("i go to old dr Finlay-Moss's place", "surgery"),
    ],
)
def test_a_place_with_a_name_is_found_and_one_without_stays(text, kind):
    assert redact(text)[1] == (kind,)
    assert redact("the school, our nursery, a ward and the family hub are full")[1] == ()
