"""Checks 19 to 21: which rankings a tally covers, the head of a result, and its numbers counted again."""

from . import schemas
from .count.counting import NotComputable, check_rules, count_ballots, take_counts
from .integrity import result_paths
from .rankings import bare_marks
from .count.tally import compute, differences


def check(material, history, report):
    for of in history.prioritizations.values():
        _coverage(of, report)
    for of in history.published():
        _draws(of, report)
        _observe(of, history, report)
    for entry, path in result_paths(material):
        of = history.prioritizations[entry.body["prioritization"]]
        if not of.published or path not in material.files:
            continue
        document = material.documents.get(path)
        if not schemas.result(document):
            report.fail(20, "result-malformed")
            continue
        rankings = tallied(entry, history)
        if not _same_head(document, of, rankings, entry):
            report.fail(20, "result-head-differs")
        _recount(material, of, entry, rankings, document["tally"], report)


def tallied(tally, history):
    """The rankings that a tally names, as far as they opened and closed."""
    found = [(name, history.rankings.get(name)) for name in tally.body["rankings"]]
    return [(name, ranking) for name, ranking in found if ranking and ranking.opened and ranking.closed]


def _coverage(of, report):
    for tally in of.tallies:
        if any(ranking.is_open_at(tally.index) for ranking in of.rankings.values()):
            report.fail(19, "tally-before-close")
        elif of.waiting(tally.index):
            report.fail(19, "tally-nucleus-waiting")
        standing = sorted(name for name, ranking in of.rankings.items() if ranking.stands_at(tally.index))
        if tally.body["rankings"] != standing:
            report.fail(19, "tally-other-rankings")
    if len(of.tallies) > 1:
        report.observe(19, "tally-replaced")


def _draws(of, report):
    rule = of.methodology["tieRule"]
    for place, entry in enumerate(of.drawn):
        if rule["rule"] != "draw":
            report.fail(19, "draw-not-announced")
            continue
        if place > 0:
            report.fail(19, "draw-repeated")
            continue
        if entry.body["source"] != rule["source"]:
            report.fail(19, "draw-differs")
        acts = [act for ranking in of.rankings.values() for act in ranking.opened + ranking.closed]
        if of.waiting(entry.index) or any(act.index > entry.index for act in acts):
            report.fail(19, "draw-too-early")
        if any(tally.index < entry.index for tally in of.tallies):
            report.fail(19, "draw-too-late")


def _observe(of, history, report):
    if of.omitted or any(entry.body["methodology"]["leftOut"] for entry in of.published):
        report.observe(19, "nucleus-declared-out")
    if of.waiting():
        if of.tallies:
            report.observe(19, "result-withheld")
    elif not of.tallies:
        standing = [ranking for ranking in of.rankings.values() if not ranking.annulled]
        if any(ranking.closed and ranking.closed[0].body["quorumMet"] for ranking in standing):
            report.observe(19, "tally-pending")
    if not of.tallies:
        return
    last = of.tallies[-1]
    counted = {
        ranking.body["nucleus"] for _, ranking in tallied(last, history) if ranking.closed[0].body["quorumMet"]
    }
    if any(item["nucleus"] not in counted for item in of.methodology["weights"]):
        report.observe(19, "nucleus-left-out")
    acts = [act for ranking in of.rankings.values() for act in ranking.opened + ranking.closed + ranking.annulled]
    if any(act.index > last.index for act in acts):
        report.observe(19, "tally-outdated")


def _same_head(document, of, rankings, entry):
    wanted = {}
    for name, ranking in rankings:
        wanted[name] = {"ranking": name, "nucleus": ranking.body["nucleus"], "attempt": ranking.body["attempt"]}
        for key in ("eligibleSeats", "quorum", "quorumMet", "counted"):
            wanted[name][key] = ranking.closed[0].body[key]
    told = [{key: value for key, value in item.items() if key != "name"} for item in document["rankings"]]
    left_out = {item["nucleus"]: item["reason"] for item in of.methodology["leftOut"]}
    left_out.update({item.body["nucleus"]: item.body["reason"] for item in of.omitted if item.index < entry.index})
    return (
        document["methodology"] == of.hash
        and sorted(told, key=lambda item: item["ranking"]) == [wanted[name] for name in sorted(wanted)]
        and sorted((item["nucleus"], item["reason"]) for item in document["leftOut"]) == sorted(left_out.items())
    )


def _recount(material, of, entry, rankings, told, report):
    with_quorum = [pair for pair in rankings if pair[1].closed[0].body["quorumMet"]]
    if not with_quorum:
        if told is not None:
            report.fail(21, "result-without-quorum")
        return
    drawn = [item.body["drawn"] for item in of.drawn if item.index < entry.index]
    try:
        groups = _groups(material, of, with_quorum, told)
        seed = drawn[-1] if drawn else ""
        check_rules(of.methodology, seed)
        counted, unjudged = compute(of.methodology, groups, seed)
    except KeyError:
        if not of.waiting() or not _some_kept(material, with_quorum):
            report.fail(21, "result-inputs-missing")
        return
    except NotComputable:
        report.fail(21, "result-not-computable")
        return
    for what in unjudged:
        report.leave(21, what)
    if differences(told, counted):
        report.fail(21, "result-differs")


def _some_kept(material, rankings):
    """Whether ballots that would be public are not there."""
    return any(
        ranking.closed[0].body["publication"] != "aggregates" and f"ballots/{name}.json" not in material.files
        for name, ranking in rankings
    )


def _groups(material, of, rankings, told):
    counting = of.methodology["counting"]
    ids = sorted(item["id"] for item in of.methodology["alternatives"])
    weights = {item["nucleus"]: item["weight"] for item in of.methodology["weights"]}
    shown = {}
    if type(told) is dict and type(told.get("groups")) is list:
        shown = {item.get("id"): item for item in told["groups"] if type(item) is dict and type(item.get("id")) is str}
    groups = []
    for name, ranking in sorted(rankings, key=lambda pair: pair[1].body["nucleus"]):
        nucleus, body = ranking.body["nucleus"], ranking.closed[0].body
        weight = weights[nucleus]
        if body["publication"] == "aggregates":
            if nucleus not in shown:
                raise KeyError(nucleus)
            groups.append(take_counts(nucleus, weight, body["counted"], shown[nucleus], counting, ids))
            continue
        marks = bare_marks(material.documents.get(f"ballots/{name}.json"), counting["task"])
        if marks is None:
            raise KeyError(name)
        groups.append(count_ballots(nucleus, weight, marks, counting, ids))
    return groups
