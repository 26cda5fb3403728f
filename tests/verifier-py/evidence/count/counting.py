"""Sections 8.1, 8.2, 8.4 and 8.9: from ballots or published counts to tables, and tables joined."""

from fractions import Fraction

from ..rankings import alternatives_of, within_limits


class NotComputable(Exception):
    """What was published cannot be counted."""


def number(value):
    """How a tally writes a number (8.1)."""
    if value is None:
        return None
    fraction = Fraction(value)
    if fraction.denominator != 1:
        return f"{fraction.numerator}/{fraction.denominator}"
    whole = fraction.numerator
    return whole if abs(whole) <= 2**53 - 1 else str(whole)


def parse(value):
    if type(value) is int:
        return Fraction(value)
    if type(value) is str:
        try:
            fraction = Fraction(value)
        except (ValueError, ZeroDivisionError):
            raise NotComputable("number") from None
        if number(fraction) == value:
            return fraction
    raise NotComputable("number")


def check_rules(methodology, drawn):
    """What a methodology may say and nobody can count by."""
    counting = methodology["counting"]
    if methodology["tieRule"]["rule"] == "draw" and drawn == "":
        raise NotComputable("no draw")
    if counting["task"] == "criteria":
        if counting["scale"]["least"] >= counting["scale"]["most"]:
            raise NotComputable("scale")
        if not any(item["weight"]["num"] for item in counting["criteria"]):
            raise NotComputable("weights")


def columns_of(counting, ids):
    task = counting["task"]
    if task == "approve":
        return ["approvals"]
    if task == "points":
        return ["points", "supporters"]
    if task == "criteria":
        return [f"{item['id']}:{what}" for item in counting["criteria"] for what in ("sum", "marks")]
    return ids


class Group:
    """A nucleus: its weight and what its counted ballots say, as tables over the sorted alternatives."""

    def __init__(self, name, weight, cast, empty, size):
        self.id, self.weight, self.cast, self.empty = name, weight, cast, empty
        self.counted = cast - empty
        self.pairwise = [[0] * size for _ in range(size)]
        self.borda = [Fraction(0)] * size
        self.totals = []


def count_ballots(name, weight, ballots, counting, ids):
    task = counting["task"]
    for marks in ballots:
        if not alternatives_of(task, marks) <= set(ids):
            raise NotComputable("other alternative")
        # How many may be ranked binds who casts; what ballots say beyond it is counted all the same (8.4).
        if task != "rank" and not within_limits(task, marks, counting):
            raise NotComputable("limit")
    empty = sum(1 for marks in ballots if _is_empty(task, marks))
    group = Group(name, weight, len(ballots), empty, len(ids))
    row = {name: place for place, name in enumerate(ids)}
    if task == "rank":
        for marks in ballots:
            if marks:
                _add_ranking(group, marks, counting["unranked"], ids, row)
        return group
    columns = columns_of(counting, ids)
    column = {name: place for place, name in enumerate(columns)}
    group.totals = [[0] * len(columns) for _ in ids]
    for marks in ballots:
        for alternative, name, value in _added(task, marks):
            group.totals[row[alternative]][column[name]] += value
    return group


def _is_empty(task, marks):
    return not marks or (task == "pairs" and all(mark["preferred"] is None for mark in marks))


def _added(task, marks):
    for mark in marks:
        if task == "approve":
            yield mark, "approvals", 1
        elif task == "points":
            yield mark["alternative"], "points", mark["points"]
            yield mark["alternative"], "supporters", 1
        elif task == "criteria":
            yield mark["alternative"], mark["criterion"] + ":sum", mark["score"]
            yield mark["alternative"], mark["criterion"] + ":marks", 1
        elif mark["preferred"] is not None:
            other = mark["second"] if mark["preferred"] == mark["first"] else mark["first"]
            yield mark["preferred"], other, 1


def _add_ranking(group, marks, unranked, ids, row):
    tiers = [[row[name] for name in tier] for tier in marks]
    ranked = {place for tier in tiers for place in tier}
    if unranked == "last":
        rest = [place for place in range(len(ids)) if place not in ranked]
        tiers += [rest] if rest else []
        most = len(ids)
    else:
        most = len(ranked) + 1
    before = 0
    for at, tier in enumerate(tiers):
        place = before + Fraction(len(tier) + 1, 2)
        before += len(tier)
        below = [name for later in tiers[at + 1 :] for name in later]
        for a in tier:
            group.borda[a] += most - place
            for b in below:
                group.pairwise[a][b] += 1


def take_counts(name, weight, cast, shown, counting, ids):
    """8.9: the counts of a nucleus that keeps its ballots back, if some ballots could give them."""
    size = len(ids)
    if type(shown) is not dict or type(shown.get("empty")) is not int or not 0 <= shown["empty"] <= cast:
        raise NotComputable("counts")
    group = Group(name, weight, cast, shown["empty"], size)
    if counting["task"] == "rank":
        _take_pairwise(group, shown, counting, ids)
        return group
    columns = columns_of(counting, ids)
    totals = shown.get("totals")
    if not _is_table(totals, size, len(columns)):
        raise NotComputable("counts")
    group.totals = totals
    if any(type(cell) is not int or cell < 0 for line in totals for cell in line):
        raise NotComputable("counts")
    _possible(group, counting, size)
    return group


def _is_table(value, rows, columns):
    return type(value) is list and len(value) == rows and all(
        type(line) is list and len(line) == columns for line in value
    )


def _take_pairwise(group, shown, counting, ids):
    size, counted = len(ids), group.counted
    table, borda = shown.get("pairwise"), shown.get("borda")
    if not _is_table(table, size, size) or type(borda) is not dict or type(borda.get("scores")) is not list:
        raise KeyError("counts")
    if borda.get("rule") not in ("tied-last", "modified"):
        raise KeyError("counts")
    scores = borda["scores"]
    if [item.get("alternative") if type(item) is dict else None for item in scores] != ids:
        raise NotComputable("counts")
    group.borda = [parse(item.get("score")) for item in scores]
    for a in range(size):
        for b in range(size):
            if a == b:
                if table[a][a] is not None:
                    raise NotComputable("counts")
                continue
            if type(table[a][b]) is not int or table[a][b] < 0:
                raise NotComputable("counts")
            group.pairwise[a][b] = table[a][b]
    for a in range(size):
        points = group.borda[a]
        if points < 0 or points > counted * size or (2 * points).denominator != 1:
            raise NotComputable("counts")
        if any(group.pairwise[a][b] + group.pairwise[b][a] > counted for b in range(size)):
            raise NotComputable("counts")
        if counting["unranked"] == "last":
            spread = sum(counted + group.pairwise[a][b] - group.pairwise[b][a] for b in range(size) if b != a)
            if points != Fraction(spread, 2):
                raise NotComputable("counts")


def _possible(group, counting, size):
    counted, task = group.counted, counting["task"]
    for a, line in enumerate(group.totals):
        good = True
        if task == "approve":
            good = line[0] <= counted
        elif task == "points":
            most = counting["mostPerAlternative"] or counting["points"]
            good = line[1] <= counted and line[1] <= line[0] <= line[1] * most
        elif task == "criteria":
            scale = counting["scale"]
            for total, marks in zip(line[::2], line[1::2]):
                good = good and marks <= counted and marks * scale["least"] <= total <= marks * scale["most"]
        else:
            good = line[a] == 0 and all(line[b] + group.totals[b][a] <= counted for b in range(size))
        if not good:
            raise NotComputable("counts")


def scores_of(group, counting, ids):
    """The score of each alternative in a nucleus, None where it gives none (8.4)."""
    task = counting["task"]
    if task == "criteria":
        weights = [Fraction(item["weight"]["num"], item["weight"]["den"]) for item in counting["criteria"]]
        return [_criteria_score(line, weights) for line in group.totals]
    if group.counted == 0:
        return [None] * len(ids)
    if task == "pairs":
        losses = [sum(line[a] for line in group.totals) for a in range(len(ids))]
        wins = [sum(line) for line in group.totals]
        return [Fraction(won + 1, won + lost + 2) for won, lost in zip(wins, losses)]
    return [Fraction(line[0], group.counted) for line in group.totals]


def _criteria_score(line, weights):
    all_weights = sum(weights)
    if all_weights == 0:
        return None
    score = Fraction(0)
    for weight, total, marks in zip(weights, line[::2], line[1::2]):
        if weight > 0:
            if marks == 0:
                return None
            score += weight / all_weights * Fraction(total, marks)
    return score
