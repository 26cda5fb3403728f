"""Checks 16 to 18: what a closed ranking declares, and the ballots that are published."""

from . import canonical
from .schemas import MARKS, ballots


def check(material, history, report):
    for ranking in history.rankings.values():
        _counts(ranking, report)
        _participation(ranking, history, report)
    _published(material, history, report)


def _counts(ranking, report):
    ballots = {entry.leaf for entry in ranking.ballots}
    done = set()
    for entry in ranking.superseded:
        leaf = entry.body["leaf"]
        if leaf not in ballots:
            report.fail(16, "superseded-unknown")
        elif leaf in done:
            report.fail(16, "superseded-twice")
        done.add(leaf)
    for entry in ranking.closed:
        body = entry.body
        accepted, superseded = len(ranking.ballots), len(ranking.superseded)
        if body["accepted"] != accepted:
            report.fail(16, "accepted-differs")
        if body["superseded"] != superseded:
            report.fail(16, "superseded-differs")
        if body["counted"] != accepted - superseded:
            report.fail(16, "counted-differs")


def few(mode, ballots):
    return "aggregates" if mode == "anonymous" and ballots < 5 else mode


def _mode(opened, history):
    of = history.prioritizations[opened.body["prioritization"]]
    return of.methodology["publication"] if of.published else None


def _participation(ranking, history, report):
    for opened in ranking.opened:
        mode = _mode(opened, history)
        if mode and opened.body["publication"] != few(mode, len(opened.body["seats"])):
            report.fail(17, "publication-wrong")
    for entry in ranking.closed:
        body = entry.body
        if body["counted"] > body["eligibleSeats"]:
            report.fail(17, "more-than-eligible")
        if body["quorumMet"] != (body["counted"] >= body["quorum"]):
            report.fail(17, "quorum-wrong")
        if not ranking.opened:
            continue
        if body["eligibleSeats"] != len(ranking.body["seats"]):
            report.fail(17, "eligible-changed")
        if body["quorum"] != ranking.body["quorum"]:
            report.fail(17, "quorum-changed")
        mode = _mode(ranking.opened[0], history)
        if mode and body["publication"] != few(mode, body["counted"]):
            report.fail(17, "publication-wrong")
        if mode != "aggregates" and body["publication"] == "aggregates":
            report.observe(17, "ballots-withheld")
        if not body["quorumMet"]:
            report.observe(17, "quorum-not-met")


def _published(material, history, report):
    """Of every ranking of a tally; a file of any other is not for the public."""
    allowed = set()
    for of in history.published():
        waiting = bool(of.waiting())
        for tally in of.tallies:
            for name in tally.body["rankings"]:
                ranking = history.rankings.get(name)
                path = f"ballots/{name}.json"
                if ranking is None or not ranking.opened or not ranking.closed or path in allowed:
                    continue
                closed = ranking.closed[0].body
                if closed["publication"] == "aggregates":
                    continue
                allowed.add(path)
                if path in material.files:
                    _list(name, ranking, material.documents.get(path), of.methodology, report)
                elif closed["quorumMet"] and not waiting:
                    report.fail(18, "ballots-missing")
    for path in material.files:
        if path.startswith("ballots/") and path not in allowed:
            report.fail(18, "ballots-not-public")


def bare_marks(items, task):
    """The marks of a list of ballots of one task, or None."""
    key, fits = MARKS[task]
    if not ballots(items):
        return None
    marks = [item["content"].get(key) if type(item) is dict else item for item in items]
    return marks if all(fits(one) for one in marks) else None


def _list(name, ranking, items, methodology, report):
    task = methodology["counting"]["task"]
    closed = ranking.closed[0].body
    nominal = closed["publication"] == "nominal"
    marks = bare_marks(items, task)
    if marks is None or any((type(item) is dict) != nominal for item in items):
        report.fail(18, "ballots-other-mode")
        return
    if len(items) != closed["counted"]:
        report.fail(18, "ballots-count")
    spelled = [canonical.write(item) for item in items]
    if spelled != sorted(spelled):
        report.fail(18, "ballots-not-ordered")
    alternatives = {item["id"] for item in methodology["alternatives"]}
    if any(not alternatives_of(task, one) <= alternatives for one in marks):
        report.fail(18, "ballot-other-alternative")
    if any(not within_limits(task, one, methodology["counting"]) for one in marks):
        report.fail(18, "ballot-over-limit")
    if nominal:
        _openings(name, ranking, items, report)


def alternatives_of(task, marks):
    if task == "rank":
        return {name for tier in marks for name in tier}
    if task == "approve":
        return set(marks)
    if task == "pairs":
        return {mark[key] for mark in marks for key in ("first", "second")}
    return {mark["alternative"] for mark in marks}


def within_limits(task, marks, counting):
    """Whether the marks of a ballot of the task say no more than its methodology lets them (check 18)."""
    if task == "rank":
        return _at_most(sum(len(tier) for tier in marks), counting["mostRanked"])
    if task == "approve":
        return _at_most(len(marks), counting["mostApproved"])
    if task == "points":
        return sum(mark["points"] for mark in marks) <= counting["points"] and all(
            _at_most(mark["points"], counting["mostPerAlternative"]) for mark in marks
        )
    if task == "criteria":
        scale, known = counting["scale"], {item["id"] for item in counting["criteria"]}
        return all(
            mark["criterion"] in known and scale["least"] <= mark["score"] <= scale["most"] for mark in marks
        )
    return True


def _at_most(value, most):
    return most is None or value <= most


def _openings(name, ranking, items, report):
    labels = [item["label"] for item in ranking.body["seats"]]
    superseded = {entry.body["leaf"] for entry in ranking.superseded}
    left = {entry.body["commitment"] for entry in ranking.ballots if entry.leaf not in superseded}
    for item in items:
        if item["seat"] in labels:
            labels.remove(item["seat"])
        else:
            report.fail(18, "ballot-other-seat")
        content = item["content"]
        made = canonical.commitment("ballot", item["salt"], content)
        own = (content["ranking"], content["methodology"]) == (name, ranking.body["methodology"])
        if made not in left or not own:
            report.fail(18, "ballot-not-in-log")
        left.discard(made)
