"""Checks 15 and 22 to 24: answers, versions, corrections, quarantine, exclusions."""

from collections import Counter


def check(history, report):
    for survey in history.surveys.values():
        _versions(survey, report)
        _announced(survey, report)
        counted = _closed(survey, report)
        _decided(survey, report)
        _changed(survey, report)
        _excluded(survey, counted, report)


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


def _admitted(survey, end):
    """Answers in quarantine that were admitted before a position."""
    held = {entry.leaf: entry for entry in survey.quarantined}
    taken = {
        entry.body["leaf"]: held[entry.body["leaf"]]
        for entry in survey.decided
        if entry.type == "response.admitted" and entry.index < end and entry.body["leaf"] in held
    }
    return list(taken.values())


def _closed(survey, report):
    """Checks what the close declares and gives what counts by channel, with all that was admitted ever."""
    end = survey.closed.index if survey.closed else 10**9
    answers = [entry for entry in survey.responses if entry.index < end] + _admitted(survey, end)
    channel_of = {entry.leaf: entry.body["channel"] for entry in answers}
    accepted = Counter(entry.body["channel"] for entry in answers)
    counted = Counter(accepted)
    replaced = [entry for entry in survey.replaced if entry.index < end]
    withdrawn = [entry for entry in survey.withdrawn if entry.index < end]
    for leaf in {entry.body["leaf"] for entry in replaced + withdrawn}:
        if leaf in channel_of:
            counted[channel_of[leaf]] -= 1
    if survey.closed:
        body = survey.closed.body
        told = (body["accepted"], body["superseded"], body["withdrawn"], body["counted"])
        total = len(answers)
        if told != (total, len(replaced), len(withdrawn), total - len(replaced) - len(withdrawn)):
            report.fail(15, "survey-count-differs")
        declared = {item["channel"]: (item["accepted"], item["counted"]) for item in body["byChannel"]}
        for channel in set(declared) | set(accepted):
            if declared.get(channel, (0, 0)) != (accepted[channel], counted[channel]):
                report.fail(15, "channel-count-differs")
        if body["reason"] == "early":
            report.observe(15, "survey-closed-early")
    for entry in _admitted(survey, 10**9):
        if entry.leaf not in channel_of:
            counted[entry.body["channel"]] += 1
    return counted


def _decided(survey, report):
    done = set()
    for entry in survey.decided:
        leaf = entry.body["leaf"]
        if not any(held.leaf == leaf and held.index < entry.index for held in survey.quarantined):
            report.fail(22, "quarantined-unknown")
        elif leaf in done:
            report.fail(22, "quarantined-decided-twice")
        done.add(leaf)
        report.observe(22, "answers-admitted" if entry.type == "response.admitted" else "answers-rejected")
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


def _excluded(survey, counted, report):
    standing, named, left_out = {}, set(), Counter()
    for entry in survey.exclusions:
        body = entry.body
        if survey.closed is None or survey.closed.index > entry.index:
            report.fail(24, "excluded-before-close")
        sums = Counter({item["channel"]: item["count"] for item in body["byChannel"]})
        if sum(sums.values()) != body["count"]:
            report.fail(24, "excluded-count-differs")
        if entry.type == "responses.excluded":
            report.observe(24, "answers-excluded")
            if body["exclusion"] in named:
                report.fail(24, "excluded-twice")
            named.add(body["exclusion"])
            standing[body["exclusion"]] = (body, sums)
            left_out += sums
        else:
            before = standing.pop(body["exclusion"], None)
            if before is None or before[0]["answers"] != body["answers"]:
                report.fail(24, "readmitted-unknown")
            if before is not None:
                left_out -= before[1]
        if any(left_out[channel] > counted[channel] for channel in left_out):
            report.fail(24, "excluded-count-differs")
