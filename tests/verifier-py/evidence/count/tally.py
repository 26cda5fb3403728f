"""Sections 8.5 and 8.6: the object of a tally, without `outcome`, `analysis` and `warnings`, which are not judged here."""

import hashlib
from fractions import Fraction

from . import methods
from .counting import columns_of, number, scores_of

NOT_JUDGED = ("outcome", "analysis", "warnings")


def compute(methodology, groups, drawn):
    """The tally as far as it is judged, and the names of what had to be left out."""
    counting = methodology["counting"]
    ids = sorted(item["id"] for item in methodology["alternatives"])
    unjudged = set(NOT_JUDGED)
    weights = [Fraction(group.weight["num"], group.weight["den"]) for group in groups]
    whole = sum(weights)
    shares = [weight / whole if whole else Fraction(0) for weight in weights]
    tie_rule, object_of = dict(methodology["tieRule"]), {}
    if tie_rule["rule"] == "draw":
        tie_rule = {"rule": "draw", "source": tie_rule["source"], "seed": drawn}
    is_rank = counting["task"] == "rank"
    if is_rank:
        object_of = {key: counting[key] for key in ("task", "method", "unranked")}
    else:
        object_of = {**_short(counting), "columns": columns_of(counting, ids)}
    standing = _rank_standing if is_rank else _marks_standing
    told_groups = []
    for group, weight, share in zip(groups, weights, shares):
        told = {
            "id": group.id,
            "weight": {"num": weight.numerator, "den": weight.denominator},
            "share": number(share),
            **standing(counting, ids, [group], [Fraction(1)], False, unjudged),
        }
        if not is_rank:
            told["totals"] = group.totals
        told_groups.append(told)
    pooled = standing(counting, ids, groups, shares, True, unjudged)
    tie_break = None
    if tie_rule["rule"] == "draw" and pooled["tiers"] is not None:
        tie_break, pooled["tiers"] = _draw(pooled["tiers"], ids, tie_rule)
    return {
        "v": 1,
        **object_of,
        "tieRule": tie_rule,
        "alternatives": ids,
        "withdrawn": [],
        "groups": told_groups,
        "pooled": pooled,
        "silentGroups": [group.id for group in groups if group.counted == 0],
        "tieBreak": tie_break,
    }, unjudged


def _short(counting):
    if counting["task"] != "criteria":
        return counting
    return {**counting, "criteria": [{"id": item["id"], "weight": item["weight"]} for item in counting["criteria"]]}


def _sums(groups):
    return {key: sum(getattr(group, key) for group in groups) for key in ("cast", "empty", "counted")}


def _names(tiers, ids):
    return [[ids[a] for a in tier] for tier in tiers]


def _rank_standing(counting, ids, groups, shares, is_joint, unjudged):
    size = len(ids)
    table = [[Fraction(0)] * size for _ in ids]
    borda = [Fraction(0)] * size
    for group, share in zip(groups, shares):
        if group.counted == 0:
            continue
        factor = share / group.counted if is_joint else Fraction(1)
        for a in range(size):
            borda[a] += factor * group.borda[a]
            for b in range(size):
                table[a][b] += factor * group.pairwise[a][b]
    try:
        tiers = _names(methods.tiers_of(counting["method"], table, borda), ids)
    except methods.TooMany:
        tiers = None
        unjudged.add("tiers")
    winner, loser, smith = methods.condorcet(table)
    return {
        **_sums(groups),
        "tiers": tiers,
        "pairwise": [[None if a == b else number(table[a][b]) for b in range(size)] for a in range(size)],
        "borda": {
            "rule": "tied-last" if counting["unranked"] == "last" else "modified",
            "scores": [{"alternative": name, "score": number(score)} for name, score in zip(ids, borda)],
        },
        "condorcetWinner": None if winner is None else ids[winner],
        "condorcetLoser": None if loser is None else ids[loser],
        "smithSet": [ids[a] for a in smith],
    }


def _marks_standing(counting, ids, groups, shares, is_joint, _unjudged):
    if not is_joint:
        scores = scores_of(groups[0], counting, ids)
    else:
        every = [scores_of(group, counting, ids) for group in groups]
        scores = [_mean([line[a] for line in every], shares) for a in range(len(ids))]
    return {**_sums(groups), "tiers": _names(methods.by_score(scores), ids)}


def _mean(scores, shares):
    giving = [(score, share) for score, share in zip(scores, shares) if score is not None]
    weight = sum(share for _, share in giving)
    return sum(score * share for score, share in giving) / weight if weight else None


def _draw(tiers, ids, rule):
    def digest(name):
        return hashlib.sha256(rule["seed"].encode("utf-8") + b"\n" + name.encode("ascii")).hexdigest()

    after, steps = [], []
    for tier in tiers:
        order = [[name] for name in sorted(tier, key=digest)]
        if len(tier) > 1:
            steps.append({"rule": "draw", "by": rule["source"], "tied": tier, "tiers": order})
        after += order
    drawn = [{"alternative": name, "digest": digest(name)} for name in sorted(ids, key=digest)]
    return {"rule": "draw", "source": rule["source"], "seed": rule["seed"], "drawn": drawn, "steps": steps}, after


def differences(told, counted):
    """Whether what is judged differs; what is not judged must be there all the same."""
    if type(told) is not dict or told.keys() != counted.keys() | {"warnings", "analysis"}:
        return True
    for key, value in counted.items():
        if key == "groups":
            if type(told[key]) is not list or len(told[key]) != len(value):
                return True
            if any(_standing_differs(there, here) for there, here in zip(told[key], value)):
                return True
        elif key == "pooled":
            if _standing_differs(told[key], value):
                return True
        elif not same(told[key], value) and not (key == "tieBreak" and counted["pooled"]["tiers"] is None):
            return True
    return False


def _standing_differs(told, counted):
    if type(told) is not dict or told.keys() != counted.keys() | {"outcome"}:
        return True
    return any(
        not same(told[key], value) for key, value in counted.items() if not (key == "tiers" and value is None)
    )


def same(one, other):
    """Equal as JSON: `true` is not 1."""
    if type(one) is not type(other):
        return False
    if type(one) is dict:
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if type(one) is list:
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other))
    return one == other
