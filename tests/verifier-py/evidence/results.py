"""Checks 19 to 21: which rankings a tally covers, the head of a result, and its numbers counted again."""

from . import schemas
from .counting import NotComputable, count_ballots, take_counts
from .integrity import result_paths
from .schemas import MARKS
from .tally import compute, differences


def check(material, history, report):
    for of in history.prioritizations.values():
        _coverage(of, history.end, report)
    for entry, path in result_paths(material):
        of = history.prioritizations.get(entry.body["prioritization"])
        if of is None or path not in material.documents:
            continue
        document = material.documents[path]
        if not schemas.result(document):
            report.fail(20, "result-malformed")
            continue
        rankings = of.standing(entry.index)
        if not _same_head(document, of, rankings, entry):
            report.fail(20, "result-head-differs")
        _recount(material, history, of, entry, document["tally"], report)


def _coverage(of, end, report):
    tallies = [entry for entry in of.tallies if entry.index > of.published.index]
    for tally in tallies:
        if any(ranking.is_open_at(tally.index) for ranking in of.rankings):
            report.fail(19, "tally-before-close")
        if of.waiting(tally.index):
            report.fail(19, "tally-nucleus-waiting")
        standing = sorted(ranking.body["ranking"] for ranking in of.standing(tally.index))
        if tally.body["rankings"] != standing:
            report.fail(19, "tally-other-rankings")
    if len(tallies) > 1:
        report.observe(19, "tally-replaced")
    if of.methodology["leftOut"]:
        report.observe(19, "nucleus-declared-out")
    if of.omitted:
        report.observe(19, "nucleus-left-out")
    standing = of.standing(end)
    if of.waiting(end):
        if tallies:
            report.observe(19, "result-withheld")
        return
    if not tallies:
        if any(ranking.closed.body["quorumMet"] for ranking in standing):
            report.observe(19, "tally-pending")
    elif tallies[-1].body["rankings"] != sorted(ranking.body["ranking"] for ranking in standing):
        report.observe(19, "tally-outdated")


def _same_head(document, of, rankings, entry):
    def by_ranking(item):
        return item["ranking"]

    wanted = []
    for ranking in rankings:
        body = ranking.closed.body
        wanted.append(
            {
                "ranking": ranking.body["ranking"], "nucleus": ranking.body["nucleus"],
                "attempt": ranking.body["attempt"], "eligibleSeats": body["eligibleSeats"],
                "quorum": body["quorum"], "quorumMet": body["quorumMet"], "counted": body["counted"],
            }
        )
    told = [{key: value for key, value in item.items() if key != "name"} for item in document["rankings"]]
    left_out = [(item["nucleus"], item["reason"]) for item in of.methodology["leftOut"]]
    left_out += [(item.body["nucleus"], item.body["reason"]) for item in of.omitted if item.index < entry.index]
    return (
        document["methodology"] == of.hash
        and sorted(told, key=by_ranking) == sorted(wanted, key=by_ranking)
        and sorted((item["nucleus"], item["reason"]) for item in document["leftOut"]) == sorted(left_out)
    )


def _recount(material, history, of, entry, told, report):
    named = [history.rankings.get(name) for name in entry.body["rankings"]]
    rankings = [ranking for ranking in named if ranking is not None and ranking.closed is not None]
    with_quorum = [ranking for ranking in rankings if ranking.closed.body["quorumMet"]]
    if not with_quorum:
        if told is not None:
            report.fail(21, "result-without-quorum")
        return
    try:
        groups = _groups(material, of, with_quorum, told)
    except KeyError:
        report.fail(21, "result-inputs-missing")
        return
    except NotComputable:
        report.fail(21, "result-not-computable")
        return
    drawn = [item for item in of.drawn if item.index < entry.index]
    rule = of.methodology["tieRule"]
    if rule["rule"] == "draw" and not drawn:
        report.fail(21, "result-not-computable")
        return
    seed = drawn[-1].body["drawn"] if drawn else ""
    counted, unjudged = compute(of.methodology, groups, seed)
    for what in unjudged:
        report.leave(21, what)
    if differences(told, counted):
        report.fail(21, "result-differs")


def _groups(material, of, rankings, told):
    counting = of.methodology["counting"]
    key = MARKS[counting["task"]][0]
    ids = sorted(item["id"] for item in of.methodology["alternatives"])
    weights = {item["nucleus"]: item["weight"] for item in of.methodology["weights"]}
    shown = {}
    if type(told) is dict and type(told.get("groups")) is list:
        shown = {item.get("id"): item for item in told["groups"] if type(item) is dict and type(item.get("id")) is str}
    groups = []
    for ranking in sorted(rankings, key=lambda item: item.body["nucleus"]):
        nucleus, body = ranking.body["nucleus"], ranking.closed.body
        weight = weights[nucleus]
        if body["publication"] == "aggregates":
            groups.append(take_counts(nucleus, weight, body["counted"], shown.get(nucleus), counting, ids))
            continue
        items = material.documents[f"ballots/{ranking.body['ranking']}.json"]
        if not schemas.ballots(items):
            raise KeyError("ballots")
        marks = [item["content"].get(key) if type(item) is dict else item for item in items]
        if not all(MARKS[counting["task"]][1](item) for item in marks):
            raise NotComputable("marks of another task")
        groups.append(count_ballots(nucleus, weight, marks, counting, ids))
    return groups
