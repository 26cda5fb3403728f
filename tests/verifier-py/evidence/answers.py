"""Checks 15 and 22 to 24: answers, versions, corrections, quarantine, exclusions."""

from collections import Counter

from .days import over_before


def check(history, report):
    first = {}
    for entry in sorted((one for survey in history.surveys.values() for one in survey.exclusions), key=lambda one: one.index):
        if entry.type == "responses.excluded":
            first.setdefault(entry.body["exclusion"], entry.index)
    for survey in history.surveys.values():
        _versions(survey, report)
        if survey.opened:
            _announced(survey, report)
        for closed in survey.closed:
            _declared(survey, closed, report)
        _decided(survey, report)
        _changed(survey, report)
        _excluded(survey, first, report)


def _versions(survey, report):
    if survey.changed:
        report.observe(15, "survey-changed")
    if [entry.body["version"] for entry in survey.changed] != list(range(2, 2 + len(survey.changed))):
        report.fail(15, "version-number")


def _announced(survey, report):
    for entry in survey.responses + survey.quarantined:
        if entry.body["channel"] not in survey.body["channels"]:
            report.fail(15, "other-channel")
    for entry in survey.responses:
        known = {survey.body["instrument"]}
        known |= {item.body["instrument"] for item in survey.changed if item.index < entry.index}
        if entry.body["instrument"] not in known:
            report.fail(15, "other-instrument")


def _admitted(survey, start, end):
    """Channels of the answers in quarantine that were admitted between two positions."""
    held = {entry.leaf: entry.body["channel"] for entry in survey.quarantined}
    return [
        held[entry.body["leaf"]]
        for entry in survey.decided
        if entry.type == "response.admitted" and start < entry.index < end and entry.body["leaf"] in held
    ]


def _declared(survey, closed, report):
    """15: the whole log counts, but of what was admitted only what was by then."""
    body = closed.body
    changed = {entry.body["leaf"] for entry in survey.replaced + survey.withdrawn}
    admitted = _admitted(survey, -1, closed.index)
    accepted = [entry.body["channel"] for entry in survey.responses] + admitted
    counted = [entry.body["channel"] for entry in survey.responses if entry.leaf not in changed] + admitted
    told = (body["accepted"], body["superseded"], body["withdrawn"], body["counted"])
    if told != (len(accepted), len(survey.replaced), len(survey.withdrawn), len(counted)):
        report.fail(15, "survey-count-differs")
    accepted, counted = Counter(accepted), Counter(counted)
    declared = {item["channel"]: (item["accepted"], item["counted"]) for item in body["byChannel"]}
    for channel in set(declared) | set(accepted):
        if declared.get(channel, (0, 0)) != (accepted[channel], counted[channel]):
            report.fail(15, "channel-count-differs")
    _closing_day(survey, closed, report)


def _closing_day(survey, closed, report):
    date, by_date = closed.body["date"], closed.body["reason"] == "date"
    opening = survey.body
    if by_date and opening and over_before(date, opening["closes"]):
        report.fail(15, "closed-before-date")
    elif not by_date or (opening and date < opening["closes"]):
        report.observe(15, "survey-closed-early")
    if opening and over_before(date, opening["opens"]):
        if by_date or any(entry.index < closed.index for entry in survey.responses + survey.quarantined):
            report.fail(15, "closed-before-opening")


def _decided(survey, report):
    done = set()
    for entry in survey.decided:
        leaf = entry.body["leaf"]
        if not any(held.leaf == leaf and held.index < entry.index for held in survey.quarantined):
            report.fail(22, "quarantined-unknown")
        elif leaf in done:
            report.fail(22, "quarantined-decided-twice")
        done.add(leaf)
        if entry.type == "response.rejected":
            report.observe(22, "answers-rejected")
    if survey.closed and _admitted(survey, survey.closed[0].index, float("inf")):
        report.observe(22, "answers-admitted")
    if any(entry.leaf not in done for entry in survey.quarantined):
        report.observe(22, "answers-in-review")


def _changed(survey, report):
    answers = {entry.leaf for entry in survey.responses}
    done = set()
    for entry in survey.replaced + survey.withdrawn:
        leaf = entry.body["leaf"]
        if leaf not in answers:
            report.fail(23, "answer-changed-unknown")
        elif leaf in done:
            report.fail(23, "answer-changed-twice")
        done.add(leaf)


def _excluded(survey, first, report):
    closing = survey.closed[0] if survey.closed else None
    most = {item["channel"]: item["counted"] for item in closing.body["byChannel"]} if closing else {}
    standing = {}
    for entry in survey.exclusions:
        body = entry.body
        if closing is None or closing.index > entry.index:
            report.fail(24, "excluded-before-close")
        if sum(item["count"] for item in body["byChannel"]) != body["count"]:
            report.fail(24, "excluded-count-differs")
        if entry.type == "responses.readmitted":
            before = standing.pop(body["exclusion"], None)
            if before is None or before["answers"] != body["answers"]:
                report.fail(24, "readmitted-unknown")
            elif (before["count"], before["byChannel"]) != (body["count"], body["byChannel"]):
                report.fail(24, "readmission-differs")
            continue
        rule = body["rule"]
        if rule["name"] == "channel_day" and {item["channel"] for item in body["byChannel"]} - {rule["channel"]}:
            report.fail(24, "excluded-other-channel")
        if first[body["exclusion"]] != entry.index or any(one["answers"] == body["answers"] for one in standing.values()):
            report.fail(24, "excluded-twice")
        standing[body["exclusion"]] = body
        admitted = Counter(_admitted(survey, closing.index, entry.index) if closing else [])
        left_out = Counter()
        for one in standing.values():
            left_out.update({item["channel"]: item["count"] for item in one["byChannel"]})
        if any(left_out[channel] > most.get(channel, 0) + admitted[channel] for channel in left_out):
            report.fail(24, "channel-count-differs")
    if standing:
        report.observe(24, "answers-excluded")
