"""Checks 30 to 32: what commitments bind, as only the guarantor's bundle tells it."""

import collections
import re

from . import canonical, schemas
from .count.counting import NotComputable, check_rules, count_ballots, number
from .integrity import result_paths
from .rankings import alternatives_of, within_limits
from .results import tallied

_PATH = re.compile(r"openings/(responses|ballots)/([^/]+)\.jsonl")
_KIND = {"responses": "response", "ballots": "ballot"}


class Openings:
    def __init__(self, folder, subject, data):
        self.folder, self.subject = folder, subject
        self.items = _read(folder, data)


def _read(folder, data):
    """Each line as its content and its commitment; None where one line is no opening."""
    lines = data.split(b"\n")
    if lines.pop() != b"" or not lines:
        return None
    items = []
    for line in lines:
        try:
            value = canonical.read(line)
        except canonical.NotCanonical:
            return None
        if not schemas.opening[folder](value):
            return None
        items.append((value["content"], canonical.commitment(_KIND[folder], value["salt"], value["content"])))
    return items


class Counted:
    def __init__(self, closed, commitments, exclusions, channels=None):
        # A list for each commitment: what each of its entries names.
        self.closed, self.commitments = bool(closed), commitments
        self.standing = sum(len(named) for named in commitments.values())
        self.excluded = sum(body["count"] for body in exclusions)
        self.answers = exclusions[0]["answers"] if len(exclusions) == 1 else None
        self.due = self.standing - self.excluded
        self.channels, self.excluded_of = channels or {}, collections.Counter()
        for body in exclusions:
            self.excluded_of.update({item["channel"]: item["count"] for item in body["byChannel"]})


def _gather(named):
    commitments = {}
    for commitment, name in named:
        commitments.setdefault(commitment, []).append(name)
    return commitments


def counted_ballots(ranking):
    out = {entry.body["leaf"] for entry in ranking.superseded}
    standing = [entry.body for entry in ranking.ballots if entry.leaf not in out]
    return Counted(ranking.closed, _gather((body["commitment"], body["methodology"]) for body in standing), [])


def counted_answers(survey):
    out = {entry.body["leaf"] for entry in survey.replaced + survey.withdrawn}
    admitted = {entry.body["leaf"] for entry in survey.decided if entry.type == "response.admitted"}
    late = [entry.body for entry in survey.quarantined if entry.leaf in admitted]
    responses = [entry.body for entry in survey.responses if entry.leaf not in out]
    counted = [(body["commitment"], None) for body in late]
    counted += [(body["commitment"], body["instrument"]) for body in responses]
    channels = {body["commitment"]: body["channel"] for body in late + responses}
    standing = {}
    for entry in survey.exclusions:
        if entry.type == "responses.excluded":
            standing[entry.body["exclusion"]] = entry.body
        else:
            standing.pop(entry.body["exclusion"], None)
    return Counted(survey.closed, _gather(counted), list(standing.values()), channels)


def check(material, history, report):
    files = {}
    for path, data in material.files.items():
        match = _PATH.fullmatch(path)
        if match:
            files[path] = Openings(match[1], match[2], data)
    is_guarantors = "edition" in material.manifest
    for path in material.files:
        if path.startswith("openings/") and not is_guarantors:
            report.fail(30, "openings-not-public")
    for openings in files.values():
        _form(openings, report)
    if not files and not is_guarantors:
        report.not_run |= {31, 32}
        return
    for openings in files.values():
        of = history.rankings if openings.folder == "ballots" else history.surveys
        if openings.items is not None and openings.subject in of:
            counted = counted_ballots if openings.folder == "ballots" else counted_answers
            _sealed(openings, counted(of[openings.subject]), report)
            if openings.folder == "ballots":
                _admitted(openings, of[openings.subject], history, report)
    if is_guarantors:
        _missing(material, history, report)
    _results(material, history, files, report)


def _form(openings, report):
    if openings.items is None:
        report.fail(30, "openings-malformed")
        return
    order = [canonical.from_text(commitment) for _, commitment in openings.items]
    if any(before >= after for before, after in zip(order, order[1:])):
        report.fail(30, "openings-not-ordered")


def _sealed(openings, counted, report):
    if not counted.closed:
        report.fail(31, "openings-before-close")
    left = collections.Counter({commitment: len(named) for commitment, named in counted.commitments.items()})
    is_ballot = openings.folder == "ballots"
    for content, commitment in openings.items:
        of, named = (
            (content["ranking"], content["methodology"]) if is_ballot else (content["survey"], content["instrument"])
        )
        sealed = counted.commitments.get(commitment, [])
        known = left[commitment] > 0
        if known:
            left[commitment] -= 1
        if not known or of != openings.subject or sealed[len(sealed) - left[commitment] - 1] not in (None, named):
            report.fail(31, "opening-not-in-log")
    rest = sorted(left.elements())
    those = counted.standing - len(rest)
    of_others = (
        counted.answers is not None
        and len(rest) == counted.excluded
        and canonical.document_hash("exclusion", canonical.write(rest)) != counted.answers
    )
    if those > counted.due or of_others:
        report.fail(31, "opening-excluded")
        return
    missing = collections.Counter(counted.channels.get(commitment) for commitment in rest)
    if any(missing[channel] < number_out for channel, number_out in counted.excluded_of.items()):
        report.fail(31, "opening-other-channel")
    if those < counted.due:
        report.observe(31, "openings-missing")


def _admitted(openings, ranking, history, report):
    """Each opened ballot is one of the task, over the alternatives, within the limits."""
    of = history.prioritizations[ranking.body["prioritization"]] if ranking.opened else None
    if of is None or not of.published:
        return
    counting = of.methodology["counting"]
    key = schemas.MARKS[counting["task"]][0]
    alternatives = {item["id"] for item in of.methodology["alternatives"]}
    for content, _ in openings.items:
        marks = content.get(key)
        if (
            marks is None
            or not alternatives_of(counting["task"], marks) <= alternatives
            or not within_limits(counting["task"], marks, counting)
        ):
            report.fail(31, "opening-against-methodology")


def _missing(material, history, report):
    due = {f"openings/responses/{name}.jsonl": counted_answers(survey) for name, survey in history.surveys.items()}
    for of in history.published():
        for tally in [] if of.waiting() else of.tallies:
            for name, ranking in tallied(tally, history):
                if ranking.closed[0].body["publication"] != "nominal":
                    due[f"openings/ballots/{name}.jsonl"] = counted_ballots(ranking)
    for path, counted in due.items():
        if counted.closed and counted.due > 0 and path not in material.files:
            report.observe(31, "openings-missing")


def _results(material, history, files, report):
    for entry, path in result_paths(material):
        of = history.prioritizations[entry.body["prioritization"]]
        if not of.published:
            continue
        counting = of.methodology["counting"]
        for name, ranking in tallied(entry, history):
            closed = ranking.closed[0].body
            openings = files.get(f"openings/ballots/{name}.jsonl")
            marks = _marks(openings, ranking, counting)
            if not marks or len(marks) != closed["counted"]:
                continue
            if closed["publication"] == "anonymous":
                _same_ballots(material.documents.get(f"ballots/{name}.json"), marks, report)
            elif closed["publication"] == "aggregates" and closed["quorumMet"]:
                _same_counts(material.documents.get(path), of.methodology, ranking.body["nucleus"], marks, report)


def _marks(openings, ranking, counting):
    commitments = counted_ballots(ranking).commitments
    items = openings.items if openings is not None and openings.items is not None else []
    key = schemas.MARKS[counting["task"]][0]
    return [content[key] for content, commitment in items if commitment in commitments and key in content]


def _same_ballots(published, marks, report):
    if type(published) is not list:
        return
    if sorted(canonical.write(one) for one in marks) != [canonical.write(one) for one in published]:
        report.fail(32, "opened-ballots-differ")


def _same_counts(result, methodology, nucleus, marks, report):
    told = result.get("tally") if type(result) is dict else None
    groups = told.get("groups") if type(told) is dict else None
    if type(groups) is not list or any(type(one) is not dict or type(one.get("id")) is not str for one in groups):
        return
    row = next((one for one in groups if one["id"] == nucleus), None)
    if row is None:
        return
    counting = methodology["counting"]
    ids = sorted(item["id"] for item in methodology["alternatives"])
    try:
        check_rules({**methodology, "tieRule": {"rule": "leave-tied"}}, "")
        own = _told(count_ballots(nucleus, None, marks, counting, ids), counting, ids)
    except NotComputable:
        own = {}
    if {key: row[key] for key in ("cast", "empty", "pairwise", "borda", "totals") if key in row} != own:
        report.fail(32, "opened-counts-differ")


def _told(group, counting, ids):
    """The counts of a nucleus as a tally writes them (8.6)."""
    told = {"cast": group.cast, "empty": group.empty}
    if counting["task"] != "rank":
        return {**told, "totals": group.totals}
    size = len(ids)
    scores = [{"alternative": name, "score": number(score)} for name, score in zip(ids, group.borda)]
    return {
        **told,
        "pairwise": [[None if a == b else group.pairwise[a][b] for b in range(size)] for a in range(size)],
        "borda": {"rule": "tied-last" if counting["unranked"] == "last" else "modified", "scores": scores},
    }
