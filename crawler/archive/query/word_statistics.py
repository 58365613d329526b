"""Measures of word statistics: specificity, log-likelihood, logDice. Pure functions of counts.

All use the same four numbers: `total`, the words of the whole corpus; `part`, the words of one part of it; `frequency`, the occurrences of
a word in the corpus; `within`, its occurrences in the part.
"""

from __future__ import annotations

from math import exp, floor, inf, lgamma, log, log1p, log2

LN_10 = log(10)
MEANINGFUL = 2.0
"""Specificities below this, as absolute values, are usually not interpreted: the probability is then above one in a hundred."""


def specificity(total: int, part: int, frequency: int, within: int) -> float:
    """Lafon's specificity of a word in a part, as TXM prints it: the power of ten of a probability, with a sign.

    It is positive where the word is more frequent in the part than chance allows, negative where it is rarer. 3.0: one time in a thousand,
    words dealt to the parts by chance would give the part at least `within` occurrences. The model is the hypergeometric distribution.
    Source: P. Lafon, « Sur la variabilité de la fréquence des formes dans un corpus », Mots 1 (1980), p. 127–165.

    The size of Lafon's corpus, with the values of R's `phyper` (`phyper(24, 296, 61153, 7896)`):

    >>> round(10 ** specificity(61449, 7896, 296, 24), 9)
    0.006660994
    >>> round(specificity(61449, 7896, 296, 60), 6)
    3.658435
    """
    mode = floor((frequency + 1) * (part + 1) / (total + 2))
    if within > mode:
        return -_log_tail(total, part, frequency, within, 1) / LN_10
    return _log_tail(total, part, frequency, within, -1) / LN_10


def _log_tail(total: int, part: int, frequency: int, within: int, step: int) -> float:
    """The natural logarithm of P(X ≥ within), with `step` -1 of P(X ≤ within), for the hypergeometric X.

    The terms are added from `within` outwards, away from the mode: each is smaller than the one before, so that few are enough.
    """
    least, most = max(0, part + frequency - total), min(part, frequency)
    first = _log_choose(frequency, within) + _log_choose(total - frequency, part - within) - _log_choose(total, part)
    term, added, at = 1.0, 0.0, within
    while True:
        if step > 0:
            if at >= most:
                break
            term *= (frequency - at) * (part - at) / ((at + 1) * (total - frequency - part + at + 1))
        else:
            if at <= least:
                break
            term *= at * (total - frequency - part + at) / ((frequency - at + 1) * (part - at + 1))
        at += step
        added += term
        if term < 1e-17 * (1 + added):
            break
    return min(0.0, first + log1p(added))


def _log_choose(among: int, chosen: int) -> float:
    if not 0 <= chosen <= among:
        return -inf
    return lgamma(among + 1) - lgamma(chosen + 1) - lgamma(among - chosen + 1)


def log_likelihood(total: int, part: int, frequency: int, within: int) -> float:
    """Dunning's log-likelihood ratio (G²) of the two-by-two table; negative where the word is rarer in the part than outside.

    3.84 is the threshold for a chance of 5 %, 6.63 for 1 %, 10.83 for 0.1 % (one degree of freedom).
    Source: T. Dunning, « Accurate Methods for the Statistics of Surprise and Coincidence », Computational Linguistics 19 (1993), p. 61–74.

    Dunning's own example, « the swiss » (p. 71):

    >>> round(log_likelihood(31777, 221, 2552, 110), 2)
    270.72
    """
    observed = (within, frequency - within, part - within, total - part - frequency + within)
    columns, rows = (frequency, total - frequency), (part, total - part)
    expected = (columns[0] * rows[0] / total, columns[0] * rows[1] / total, columns[1] * rows[0] / total, columns[1] * rows[1] / total)
    ratio = 2 * sum(seen * log(seen / chance) for seen, chance in zip(observed, expected, strict=True) if seen)
    return ratio if within >= expected[0] else -ratio


def log_dice(node: int, collocate: int, together: int) -> float:
    """Rychlý's logDice: 14 where two words stand only together, one less for each halving; it does not depend on the corpus's size.

    Source: P. Rychlý, « A Lexicographer-Friendly Association Score », RASLAN 2008, p. 6–9.

    >>> log_dice(100, 100, 100), log_dice(100, 100, 25)
    (14.0, 12.0)
    """
    return 14 + log2(2 * together / (node + collocate)) if together else -inf


def probability(score: float) -> float:
    """The probability of a specificity.

    >>> round(probability(-2.0), 4), round(probability(3.0), 4)
    (0.01, 0.001)
    """
    return exp(-abs(score) * LN_10)
