"""Checks 11 to 14: states, methodology first, attempts, batches."""

import datetime

from .kinds import distinct

_AFTER_END_OF_SURVEY = (
    "survey.closed", "response.quarantined", "response.admitted", "response.rejected", "responses.excluded",
    "responses.readmitted",
)
_WAIT = ("response", "response.quarantined", "ballot", "superseded", "response.superseded", "response.withdrawn")


def check(material, history, report):
    _states(material, report)
    _methodologies(material, history, report)
    _rankings(material, history, report)
    _rounds(material, history, report)
    for prioritization in history.prioritizations.values():
        _attempts(prioritization, report)
    _batches(material, report)


class _Life:
    def __init__(self, body):
        self.date = body["date"]
        self.closes = body.get("closes")
        self.ended = []


def _states(material, report):
    surveys, rankings, methodologies, rulesets = {}, {}, {}, set()
    openings = {
        "survey.opened": ("survey", surveys),
        "ranking.opened": ("ranking", rankings),
        "methodology.published": ("prioritization", methodologies),
    }
    for entry in material.entries:
        body = entry.body
        if entry.type == "ruleset.adopted":
            key = (body["ruleset"], body["version"])
            if key in rulesets:
                report.fail(11, "entry-repeated")
            rulesets.add(key)
            continue
        if entry.type in openings:
            key, lives = openings[entry.type]
            if body[key] in lives:
                report.fail(11, "entry-repeated")
            else:
                lives[body[key]] = _Life(body)
            if entry.type == "survey.opened" and body["opens"] > body["closes"]:
                report.fail(11, "dates-backwards")
            if entry.type == "ranking.opened":
                if body["opens"] >= body["closes"]:
                    report.fail(11, "dates-backwards")
                published = methodologies.get(body["prioritization"])
                if published is not None and body["date"] < published.date:
                    report.fail(11, "dates-backwards")
            continue
        if "survey" in body:
            life = surveys.get(body["survey"])
        elif "ranking" in body:
            life = rankings.get(body["ranking"])
        elif "prioritization" in body:
            life = methodologies.get(body["prioritization"])
        else:
            continue
        if life is None:
            report.fail(11, "entry-before-opening")
            continue
        _later(entry, life, report)


def _later(entry, life, report):
    if "date" in entry.body and entry.body["date"] < life.date:
        report.fail(11, "dates-backwards")
    if life.ended:
        if "survey" in entry.body:
            allowed = entry.type in _AFTER_END_OF_SURVEY and entry.type != "survey.closed"
        else:
            allowed = entry.type == "ranking.annulled" and life.ended == ["ranking.closed"]
        if not allowed:
            report.fail(11, "entry-after-end")
    if entry.type == "ranking.extended":
        if entry.body["closes"] <= life.closes:
            report.fail(11, "dates-backwards")
        life.closes = entry.body["closes"]
    if entry.type in ("survey.closed", "ranking.closed", "ranking.annulled"):
        life.ended.append(entry.type)


def _methodologies(material, history, report):
    adopted = {}
    for entry in material.of("ruleset.adopted"):
        adopted.setdefault((entry.body["ruleset"], entry.body["version"]), entry.index)
    for prioritization in history.prioritizations.values():
        named = prioritization.methodology["ruleset"]
        if adopted.get((named["id"], named["version"]), history.end) > prioritization.published.index:
            report.fail(12, "ruleset-not-adopted")


def _rankings(material, history, report):
    for ranking in history.rankings.values():
        body = ranking.body
        of = history.prioritizations.get(body["prioritization"])
        if of is None or of.published.index > ranking.opened.index:
            report.fail(12, "methodology-not-published")
        else:
            _terms(body, of, report)
        for ballot in ranking.ballots:
            if ballot.body["methodology"] != body["methodology"]:
                report.fail(12, "other-methodology")
            if ballot.body["nucleus"] != body["nucleus"]:
                report.fail(12, "other-nucleus")


def _terms(body, of, report):
    if body["methodology"] != of.hash:
        report.fail(12, "other-methodology")
    terms = [item for item in of.methodology["rankings"] if item["nucleus"] == body["nucleus"]]
    if not terms:
        report.fail(12, "nucleus-without-weight")
        return
    keys = ("quorum", "opens", "closes", "seats") if body["attempt"] == 1 else ("quorum",)
    if any(body[key] != terms[0][key] for key in keys):
        report.fail(12, "terms-differ")


def _rounds(material, history, report):
    followed = set()
    for of in history.prioritizations.values():
        current = of.methodology["round"]
        if current["number"] == 1 and current["previous"] is None:
            continue
        before = history.prioritizations.get(current["previous"])
        if before is None or before.published.index >= of.published.index:
            report.fail(12, "round-without-previous")
            continue
        if before.methodology["round"]["number"] + 1 != current["number"]:
            report.fail(12, "round-without-previous")
        if current["previous"] in followed:
            report.fail(12, "round-repeated")
        followed.add(current["previous"])
        if not any(tally.index < of.published.index for tally in before.tallies):
            report.fail(12, "round-before-result")
        known = {item["id"] for item in before.methodology["alternatives"]}
        same = before.methodology["counting"] == of.methodology["counting"]
        if not same or not {item["id"] for item in of.methodology["alternatives"]} <= known:
            report.fail(12, "round-differs")


def _attempts(prioritization, report):
    last, seen = {}, {}
    omitted = {}
    for item in sorted(prioritization.rankings + prioritization.omitted, key=_index):
        if not hasattr(item, "opened"):
            _left_out(item, last.get(item.body["nucleus"]), omitted, report)
            continue
        nucleus = item.body["nucleus"]
        seen[nucleus] = seen.get(nucleus, 0) + 1
        if item.body["attempt"] != seen[nucleus]:
            report.fail(13, "attempt-number")
        if nucleus in omitted:
            report.fail(13, "attempt-after-left-out")
        before = last.get(nucleus)
        if before is not None:
            report.observe(13, "ranking-reopened")
            if before.body["seats"] != item.body["seats"]:
                report.observe(13, "electorate-changed")
            if _may_be_good(before, item.opened.index):
                report.fail(13, "attempt-too-soon")
        last[nucleus] = item
        if item.extended:
            report.observe(13, "ranking-extended")
        if item.annulled is not None:
            report.observe(13, "ranking-annulled")
        if item.closed is not None and _early(item):
            report.observe(13, "ranking-closed-early")


def _index(item):
    return item.opened.index if hasattr(item, "opened") else item.index


def _may_be_good(ranking, index):
    """Neither annulled nor closed without quorum, by then."""
    if ranking.annulled is not None and ranking.annulled.index < index:
        return False
    return not (ranking.closed is not None and ranking.closed.index < index and not ranking.closed.body["quorumMet"])


def _left_out(entry, ranking, omitted, report):
    nucleus = entry.body["nucleus"]
    if nucleus in omitted:
        report.fail(13, "left-out-twice")
    omitted[nucleus] = entry
    if ranking is None or _may_be_good(ranking, entry.index):
        report.fail(13, "left-out-while-standing")


def _early(ranking):
    few = ranking.closed.body["counted"] < len(ranking.body["seats"])
    if ranking.closed.body["date"] > "9999-12-29":
        return False
    day = datetime.date.fromisoformat(ranking.closed.body["date"]) + datetime.timedelta(days=2)
    return few and day.isoformat() + "T00:00:00Z" <= ranking.closes


def _batches(material, report):
    covered = set()
    end = 0
    for entry in material.of("batch.sealed"):
        first, number = entry.body["first"], entry.body["count"]
        if first + number != entry.index or first < end:
            report.fail(14, "batch-not-contiguous")
        end = entry.index + 1
        inside = range(first, min(first + number, len(material.lines)))
        covered.update(inside)
        if any(index in material.by_index and material.by_index[index].type not in _WAIT for index in inside):
            report.fail(14, "batch-holds-other")
        leaves = [material.leaves[index] for index in inside]
        if leaves != sorted(leaves):
            report.fail(14, "batch-not-ordered")
        if not distinct(leaves):
            report.fail(14, "batch-repeats")
    if any(entry.index not in covered for entry in material.of(*_WAIT)):
        report.fail(14, "entry-outside-batch")
