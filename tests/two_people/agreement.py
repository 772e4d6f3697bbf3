"""How two coders agree, worked out from what each of them chose, in plain sums."""

import math
import random
from collections import Counter
from itertools import product

from tests.two_people import people
from tests.two_people.recount import QUESTIONS, chosen, disabled, is_decided, recorded


def stratum(question, number):
    """Where a comment was drawn: by channel and disability, small groups put together."""
    if question == "worry" or number > 40:
        return question, "all others"
    return question, number in disabled([number])


class Sample:
    """The comments that were drawn, and what three gave each of them.

    Parameters
    ----------
    drawn
        Question and number of each.
    first_suggested
        Of every comment of the first wave.
    """

    def __init__(self, drawn, first_suggested):
        self.every = sorted(first_suggested)
        self.drawn = sorted(drawn)
        self.given = {
            "one": {key: chosen(people.first_coder(*key)) for key in self.every},
            "two": {key: chosen(people.second_coder(*key)) for key in self.every},
            "machine": {key: recorded(*key, first_suggested) for key in self.every},
        }
        self.unseen = [key for key in self.drawn if not is_decided(*key, first_suggested)]
        there, here = (Counter(stratum(*key) for key in keys) for keys in (self.every, self.drawn))
        self.weight = {key: there[stratum(*key)] / here[stratum(*key)] for key in self.drawn}
        self.chance = {key: 1 / self.weight[key] for key in self.drawn}

    def weights(self, keys):
        """How much each comment counts: those of a question together as much as there are."""
        weights = {}
        for question in QUESTIONS:
            mine = [key for key in keys if key[0] == question]
            mean = sum(self.weight[key] for key in mine) / max(len(mine), 1)
            weights |= {key: self.weight[key] / mean for key in mine}
        return weights

    def of_people(self, measure):
        """A measure of the two coders, on every comment drawn."""
        return measure(self.given["one"], self.given["two"], self.weights(self.drawn))

    def with_machine(self, measure):
        """The mean of the measure of each coder and the machine, where nobody has reviewed."""
        weights = self.weights(self.unseen)
        both = (measure(self.given[x], self.given["machine"], weights) for x in ("one", "two"))
        return sum(both) / 2


def masi(one, other):
    """How far two sets of codes are apart, as Passonneau measures it."""
    if one == other:
        return 0.0
    both, either = one & other, one | other
    part = 2 / 3 if both in (one, other) else 1 / 3
    return 1 - len(both) / len(either) * part


def alpha(one, other, weights):
    """Krippendorff's alpha of two coders; what chance would make is worked out by question."""
    apart = chance = 0.0
    for question in QUESTIONS:
        keys = [key for key in weights if key[0] == question]
        if not keys:
            continue
        apart += sum(weights[key] * masi(one[key], other[key]) for key in keys)
        values = Counter()
        for key, given in product(keys, (one, other)):
            values[given[key]] += weights[key]
        total = sum(values.values())
        pairs = sum(n * m * masi(a, b) for (a, n), (b, m) in product(values.items(), repeat=2))
        chance += len(keys) * pairs / (total * (total - 1))
    return 1 - apart / chance


def f1(one, other, weights):
    """Of the codes that either gave, how many both gave."""
    both = sum(weights[key] * len(one[key] & other[key]) for key in weights)
    each = sum(weights[key] * (len(one[key]) + len(other[key])) for key in weights)
    return 2 * both / each


def f1_of(question, code):
    """The same for one code of one question."""

    def measure(one, other, weights):
        mine = {key: weight for key, weight in weights.items() if key[0] == question}
        only = [{key: given[key] & {code} for key in mine} for given in (one, other)]
        return f1(*only, mine)

    return measure


def kappa_of(question, code):
    """Cohen's kappa of one code of one question."""

    def measure(one, other, weights):
        mine = {key: weight for key, weight in weights.items() if key[0] == question}
        total = sum(mine.values())
        p, q = (
            sum(w for k, w in mine.items() if code in given[k]) / total for given in (one, other)
        )
        same = sum(w for k, w in mine.items() if (code in one[k]) == (code in other[k])) / total
        by_chance = p * q + (1 - p) * (1 - q)
        return (same - by_chance) / (1 - by_chance)

    return measure


def reach(sample, measure, times=400):
    """Half of a 95 % interval, by drawing anew within each stratum as Rao and Wu have it."""
    lots, found = random.Random(7), []
    by_stratum = {}
    for key in sample.drawn:
        by_stratum.setdefault(stratum(*key), []).append(key)
    start = sample.weights(sample.drawn)
    for _ in range(times):
        weights = {}
        for keys in by_stratum.values():
            size = len(keys)
            drawn = Counter(lots.choices(keys, k=size - 1))
            part = math.sqrt(1 - sample.chance[keys[0]])
            for key in keys:
                share = 1 - part + part * size / (size - 1) * drawn[key]
                weights[key] = start[key] * share
        found.append(measure(sample.given["one"], sample.given["two"], weights))
    mean = sum(found) / times
    return 1.96 * math.sqrt(sum((each - mean) ** 2 for each in found) / times)


def estimated_share(sample, question, code):
    """What share of comments people would give a code: the machine's word, mended by the sample."""
    machine = sample.given["machine"]
    every = [key for key in sample.every if key[0] == question]
    parts = [[key for key in every if (code in machine[key]) == has_it] for has_it in (True, False)]
    if not all(set(part) & set(sample.drawn) for part in parts if part):
        parts = [every]
    return sum(_share_among(sample, part, code) * len(part) / len(every) for part in parts if part)


def _share_among(sample, part, code):
    """The share that the two coders give a code, of those comments of a part that were drawn."""
    seen = [key for key in part if key in sample.weight]
    gave = {key: sum(code in sample.given[who][key] for who in ("one", "two")) / 2 for key in seen}
    weight = sum(sample.weight[key] for key in seen)
    return sum(sample.weight[key] * gave[key] for key in seen) / weight
