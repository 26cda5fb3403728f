"""Checks 16 to 18: what a closed ranking declares, and the ballots that are published."""

from . import canonical
from .schemas import MARKS, content_marks


def check(material, history, report):
    for ranking in history.rankings.values():
        _counts(ranking, report)
        if ranking.closed is not None:
            _participation(ranking, report)
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
    if ranking.closed is None:
        return
    body, end = ranking.closed.body, ranking.closed.index
    if body["accepted"] != sum(1 for entry in ranking.ballots if entry.index < end):
        report.fail(16, "accepted-differs")
    if body["superseded"] != sum(1 for entry in ranking.superseded if entry.index < end):
        report.fail(16, "superseded-differs")
    if body["counted"] != body["accepted"] - body["superseded"]:
        report.fail(16, "counted-differs")


def few(mode, ballots):
    return "aggregates" if mode == "anonymous" and ballots < 5 else mode


def _participation(ranking, report):
    opened, body = ranking.body, ranking.closed.body
    if body["counted"] > body["eligibleSeats"]:
        report.fail(17, "more-than-eligible")
    if body["eligibleSeats"] != len(opened["seats"]):
        report.fail(17, "eligible-changed")
    if body["quorum"] != opened["quorum"]:
        report.fail(17, "quorum-changed")
    if body["quorumMet"] != (body["counted"] >= body["quorum"]):
        report.fail(17, "quorum-wrong")
    if not body["quorumMet"]:
        report.observe(17, "quorum-not-met")


def declared_mode(ranking, history, report):
    """Publication follows from the mode of the methodology."""
    of = history.prioritizations.get(ranking.body["prioritization"])
    if of is None:
        return
    mode = of.methodology["publication"]
    if ranking.body["publication"] != few(mode, len(ranking.body["seats"])):
        report.fail(17, "publication-wrong")
    if ranking.closed is not None:
        body = ranking.closed.body
        if body["publication"] != few(mode, body["counted"]):
            report.fail(17, "publication-wrong")
        elif body["publication"] != mode:
            report.observe(17, "ballots-withheld")


def _published(material, history, report):
    for ranking in history.rankings.values():
        declared_mode(ranking, history, report)
    must, may = set(), set()
    for of in history.prioritizations.values():
        waiting = bool(of.waiting(history.end))
        for tally in of.tallies:
            may |= set(tally.body["rankings"])
            if not waiting:
                must |= set(tally.body["rankings"])
    for name, ranking in history.rankings.items():
        if ranking.closed is None:
            continue
        path = f"ballots/{name}.json"
        there = path in material.files
        body = ranking.closed.body
        if body["publication"] == "aggregates":
            if there:
                report.fail(18, "ballots-not-public")
        elif there and name not in may:
            report.fail(18, "ballots-not-public")
        elif not there and name in must and body["quorumMet"]:
            report.fail(18, "ballots-missing")
        if there and path in material.documents:
            _list(ranking, material.documents[path], history, report)


def _list(ranking, items, history, report):
    of = history.prioritizations.get(ranking.body["prioritization"])
    if type(items) is not list or of is None:
        return
    task = of.methodology["counting"]["task"]
    key, fits = MARKS[task]
    mode = ranking.closed.body["publication"]
    if len(items) != ranking.closed.body["counted"]:
        report.fail(18, "ballots-count")
    spelled = [canonical.write(item) for item in items]
    if spelled != sorted(spelled):
        report.fail(18, "ballots-not-ordered")
    nominal = [type(item) is dict for item in items]
    if any(is_nominal != (mode == "nominal") for is_nominal in nominal):
        report.fail(18, "ballots-other-mode")
        return
    alternatives = {item["id"] for item in of.methodology["alternatives"]}
    criteria = {item["id"] for item in of.methodology["counting"].get("criteria", [])}
    for item in items:
        marks = item
        if mode == "nominal":
            if content_marks(item.get("content")) != key:
                report.fail(18, "ballots-other-mode")
                continue
            marks = item["content"][key]
        if not fits(marks):
            report.fail(18, "ballots-other-mode")
        elif not alternatives_of(task, marks) <= alternatives or (
            task == "criteria" and not {mark["criterion"] for mark in marks} <= criteria
        ):
            report.fail(18, "ballot-other-alternative")
    if mode == "nominal":
        _openings(ranking, items, report)


def alternatives_of(task, marks):
    if task == "rank":
        return {name for tier in marks for name in tier}
    if task == "approve":
        return set(marks)
    if task == "pairs":
        return {mark[key] for mark in marks for key in ("first", "second")}
    return {mark["alternative"] for mark in marks}


def _openings(ranking, items, report):
    labels = [item["label"] for item in ranking.body["seats"]]
    superseded = {entry.body["leaf"] for entry in ranking.superseded}
    left = [entry.body["commitment"] for entry in ranking.ballots if entry.leaf not in superseded]
    for item in items:
        if not {"seat", "salt", "content"} <= item.keys() or canonical.from_text(item["salt"]) is None:
            continue
        if item["seat"] in labels:
            labels.remove(item["seat"])
        else:
            report.fail(18, "ballot-other-seat")
        content = item["content"]
        made = canonical.commitment("ballot", item["salt"], content)
        named = (content.get("ranking"), content.get("methodology"))
        if made in left and named == (ranking.opened.body["ranking"], ranking.opened.body["methodology"]):
            left.remove(made)
        else:
            report.fail(18, "ballot-not-in-log")
