"""Check 48: the days that acts say."""


def check(material, history, report):
    latest, newest = {}, None
    late = {
        (name, held.leaf)
        for name, survey in history.surveys.items()
        for held in survey.quarantined
        if held.body["reason"] == "after_close"
    }
    for entry in material.entries:
        date = entry.body.get("date")
        if date is None:
            continue
        after, before = _ties(entry, history)
        if any(date < latest.get(thing, date) for thing in after):
            report.fail(48, "day-before-its-cause")
        announced = _announced(entry, history, late)
        if announced is not None and date < announced:
            report.fail(48, "day-before-announced")
        for thing in before:
            latest[thing] = max(date, latest.get(thing, date))
        if newest is not None and _number(newest) - _number(date) > 1:
            report.observe(48, "days-run-back")
        newest = date if newest is None else max(date, newest)


def _number(day):
    """Days of the Gregorian calendar, in which a year begins in March."""
    year, month, of_month = int(day[:4]), int(day[5:7]), int(day[8:])
    if month < 3:
        year, month = year - 1, month + 12
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * (month - 3) + 2) // 5 + of_month


def over_before(day, announced, hours=36):
    """Whether so many hours after a day began it is not past what was announced, an instant or a day."""
    time = announced[11:19].split(":") if len(announced) > 10 else (0, 0, 0)
    seconds = (int(time[0]) * 60 + int(time[1])) * 60 + int(time[2])
    return _number(day) * 86_400 + hours * 3_600 <= _number(announced[:10]) * 86_400 + seconds


def _ties(entry, history):
    """What it must not be dated before, and what must not be dated before it."""
    body = entry.body
    if entry.type in ("key.rotated", "witnesses.named"):
        return [entry.type], [entry.type]
    if entry.type == "survey.opened":
        return [], [("opened", body["survey"])]
    if "survey" in body:
        return _of_survey(entry)
    if entry.type in ("ranking.extended", "ranking.closed", "ranking.annulled"):
        own = ("ranking", body["ranking"])
        opened = history.rankings[body["ranking"]].body
        if entry.type == "ranking.extended" or opened is None:
            return [own], [own]
        name = opened["prioritization"]
        return [own], [own, ("nucleus", name, opened["nucleus"]), ("settled", name)]
    if "prioritization" in body:
        return _of_prioritization(entry)
    return [], []


def _of_survey(entry):
    name = entry.body["survey"]
    if entry.type in ("survey.changed", "survey.closed"):
        return [("survey", name)], [("survey", name)]
    after = [("opened", name), ("survey", name)]
    if entry.type not in ("responses.excluded", "responses.readmitted"):
        return after, []
    exclusion = ("exclusion", name, entry.body["exclusion"])
    return (after, [exclusion]) if entry.type == "responses.excluded" else ([*after, exclusion], [])


def _of_prioritization(entry):
    name = entry.body["prioritization"]
    if entry.type == "methodology.published":
        return [("tally", entry.body["methodology"]["round"]["previous"])], [("methodology", name)]
    if entry.type in ("ranking.opened", "nucleus.omitted"):
        after = [("methodology", name), ("nucleus", name, entry.body["nucleus"])]
        return after, [] if entry.type == "ranking.opened" else [("settled", name)]
    settled = [("settled", name)]
    return [("methodology", name), *settled], settled + ([("tally", name)] if entry.type == "tally.computed" else [])


def _announced(entry, history, late):
    body = entry.body
    if entry.type == "tiebreak.drawn":
        of = history.prioritizations[body["prioritization"]]
        return of.methodology["tieRule"].get("heldOn") if of.published else None
    if entry.type not in ("response.admitted", "response.rejected") or (body["survey"], body["leaf"]) not in late:
        return None
    survey = history.surveys[body["survey"]]
    if not survey.opened or (survey.closed and survey.closed[0].index < entry.index):
        return None
    return survey.body["closes"]
