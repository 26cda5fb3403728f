"""Checks 11 to 14: states, methodology first, attempts, batches."""

from .days import over_before

_DATED = ("survey.changed", "survey.closed", "ranking.extended", "ranking.annulled", "ranking.closed")
_AFTER_END_OF_SURVEY = (
    "response.quarantined", "response.admitted", "response.rejected", "responses.excluded",
    "responses.readmitted",
)
_WAIT = ("response", "response.quarantined", "ballot", "superseded", "response.superseded", "response.withdrawn")


def check(material, history, report):
    _states(material, report)
    _methodologies(material, history, report)
    _rankings(history, report)
    _rounds(history, report)
    _attempts(history, report)
    _batches(material, report)
    _commitments(material, report)


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
            if entry.type == "ranking.opened" and body["opens"] >= body["closes"]:
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
    if entry.type in _DATED and entry.body["date"] < life.date:
        report.fail(11, "dates-backwards")
    ends = entry.type in ("survey.closed", "ranking.closed", "ranking.annulled")
    if ends and entry.type in life.ended:
        report.fail(11, "entry-repeated")
    elif life.ended:
        if "survey" in entry.body:
            allowed = entry.type in _AFTER_END_OF_SURVEY
        else:
            allowed = entry.type == "ranking.annulled" and life.ended == ["ranking.closed"]
        if not allowed:
            report.fail(11, "entry-after-end")
    if entry.type == "ranking.extended":
        if entry.body["closes"] <= life.closes:
            report.fail(11, "dates-backwards")
        life.closes = entry.body["closes"]
    if ends:
        life.ended.append(entry.type)


def _methodologies(material, history, report):
    adopted = {}
    for entry in material.of("ruleset.adopted"):
        adopted.setdefault((entry.body["ruleset"], entry.body["version"]), entry.index)
    for of in history.prioritizations.values():
        for entry in of.published:
            named = entry.body["methodology"]["ruleset"]
            if adopted.get((named["id"], named["version"]), entry.index) >= entry.index:
                report.fail(12, "ruleset-not-adopted")


def _rankings(history, report):
    for ranking in history.rankings.values():
        for opened in ranking.opened:
            of = history.prioritizations[opened.body["prioritization"]]
            if not of.published or of.published[0].index > opened.index:
                report.fail(12, "methodology-not-published")
            else:
                _terms(opened.body, of, report)
        for ballot in ranking.ballots if ranking.opened else []:
            if ballot.body["methodology"] != ranking.body["methodology"]:
                report.fail(12, "other-methodology")
            if ballot.body["nucleus"] != ranking.body["nucleus"]:
                report.fail(12, "other-nucleus")


def _terms(body, of, report):
    if body["methodology"] != of.hash:
        report.fail(12, "other-methodology")
    terms = [item for item in of.methodology["rankings"] if item["nucleus"] == body["nucleus"]]
    if not terms:
        report.fail(12, "nucleus-without-weight")
        return
    first = ("quorum", "opens", "closes", "seats", "publication")
    if any(body[key] != terms[0][key] for key in (first if body["attempt"] == 1 else first[:1])):
        report.fail(12, "terms-differ")


def _rounds(history, report):
    followed = set()
    for of in history.prioritizations.values():
        for entry in of.published:
            _round(entry, history, followed, report)


def _round(entry, history, followed, report):
    methodology = entry.body["methodology"]
    current = methodology["round"]
    if current["previous"] is None:
        if current["number"] != 1:
            report.fail(12, "round-without-previous")
        return
    before = history.prioritizations.get(current["previous"])
    earlier = [item for item in before.published if item.index < entry.index] if before else []
    previous = earlier[0].body["methodology"] if earlier else None
    if previous is None or previous["round"]["number"] + 1 != current["number"]:
        report.fail(12, "round-without-previous")
        return
    if current["previous"] in followed:
        report.fail(12, "round-repeated")
    followed.add(current["previous"])
    if not any(tally.index < entry.index for tally in before.tallies):
        report.fail(12, "round-before-result")
    known = {item["id"] for item in previous["alternatives"]}
    same = previous["counting"] == methodology["counting"]
    if not same or not {item["id"] for item in methodology["alternatives"]} <= known:
        report.fail(12, "round-differs")


def _attempts(history, report):
    series = {}
    for ranking in history.rankings.values():
        if ranking.opened:
            series.setdefault((ranking.body["prioritization"], ranking.body["nucleus"]), []).append(ranking)
    for rankings in series.values():
        rankings.sort(key=lambda ranking: ranking.opened[0].index)
        for place, ranking in enumerate(rankings):
            if ranking.body["attempt"] != place + 1:
                report.fail(13, "attempt-number")
            if place > 0 and not _ended_without_result(rankings[place - 1], ranking.opened[0].index):
                report.fail(13, "attempt-too-soon")
            if any(over_before(entry.body["date"], ranking.body["opens"]) for entry in ranking.closed):
                report.fail(13, "closed-before-opening")
            _observe(ranking, history, report)
    for name, of in history.prioritizations.items():
        _left_out(name, of, series, report)


def _ended_without_result(ranking, index):
    ends = ranking.annulled + [entry for entry in ranking.closed if not entry.body["quorumMet"]]
    return any(entry.index < index for entry in ends)


def _left_out(name, of, series, report):
    gone = set()
    for entry in of.omitted:
        nucleus = entry.body["nucleus"]
        own = series.get((name, nucleus), [])
        before = [ranking for ranking in own if ranking.opened[0].index < entry.index]
        if not own or any(all(item.index > entry.index for item in ranking.annulled) for ranking in before):
            report.fail(13, "left-out-while-standing")
        if nucleus in gone:
            report.fail(13, "left-out-twice")
        gone.add(nucleus)
        if any(opened.index > entry.index for ranking in own for opened in ranking.opened):
            report.fail(13, "attempt-after-left-out")


def _observe(ranking, history, report):
    if ranking.body["attempt"] > 1:
        report.observe(13, "ranking-reopened")
        of = history.prioritizations[ranking.body["prioritization"]]
        terms = of.methodology["rankings"] if of.published else []
        for frozen in terms:
            if frozen["nucleus"] == ranking.body["nucleus"] and _seats(frozen) != _seats(ranking.body):
                report.observe(13, "electorate-changed")
    if ranking.extended:
        report.observe(13, "ranking-extended")
    if ranking.annulled:
        report.observe(13, "ranking-annulled")
    for entry in ranking.closed:
        if entry.body["counted"] < entry.body["eligibleSeats"] and over_before(entry.body["date"], ranking.closes(), 48):
            report.observe(13, "ranking-closed-early")


def _seats(terms):
    return [item["seat"] for item in terms["seats"]]


def _batches(material, report):
    covered = set()
    for entry in material.of("batch.sealed"):
        first, number = entry.body["first"], entry.body["count"]
        if first + number != entry.index:
            report.fail(14, "batch-not-contiguous")
            continue
        inside = range(first, entry.index)
        kinds = [material.by_index[index].type for index in inside if index in material.by_index]
        if covered & set(inside) or any(kind not in _WAIT for kind in kinds):
            report.fail(14, "batch-holds-other")
        covered.update(inside)
        for before, after in zip(material.leaves[first : entry.index], material.leaves[first + 1 : entry.index]):
            if before >= after:
                report.fail(14, "batch-repeats" if before == after else "batch-not-ordered")
        if not _is_at_its_end(material, inside, entry.index + 1):
            report.fail(14, "batch-apart")
    if any(entry.index not in covered for entry in material.of(*_WAIT)):
        report.fail(14, "entry-outside-batch")


def _is_at_its_end(material, inside, following):
    held = [material.by_index[index] for index in inside if index in material.by_index]
    held = [entry for entry in held if entry.type in _WAIT]
    subjects = {_subject(entry) for entry in held}
    in_quarantine = {entry.type == "response.quarantined" for entry in held}
    if len(subjects) > 1 or len(in_quarantine) > 1:
        return False
    if not held or in_quarantine == {True}:
        return True
    if following >= len(material.lines):
        return False
    end = material.by_index.get(following)
    if end is None:
        return True
    return end.type in ("survey.closed", "ranking.closed", "ranking.annulled") and {_subject(end)} == subjects


def _subject(entry):
    return entry.body["survey"] if "survey" in entry.body else entry.body["ranking"]


def _commitments(material, report):
    first, again = {}, {}
    for entry in material.of("response", "response.quarantined", "ballot"):
        commitment = entry.body["commitment"]
        if commitment not in first:
            first[commitment] = entry
            continue
        before = again.get(commitment)
        if before is None:
            before = again[commitment] = _Sent()
            before.add(first[commitment])
        if before.may_have_again(entry):
            report.observe(14, "answer-repeated")
        else:
            report.fail(14, "commitment-repeated")
        before.add(entry)


class _Sent:
    """The entries of one commitment: of what they are, and in which ways they came."""

    def __init__(self):
        self.surveys, self.instruments, self.ways = set(), set(), set()

    def add(self, entry):
        # A ballot is of no survey, so that no answer is of the same one.
        self.surveys.add(entry.body.get("survey"))
        if entry.type == "response":
            self.instruments.add(entry.body["instrument"])
        self.ways.add(self._way(entry))

    def may_have_again(self, entry):
        if entry.type == "ballot" or self.surveys != {entry.body["survey"]} or self._way(entry) in self.ways:
            return False
        return entry.type != "response" or self.instruments <= {entry.body["instrument"]}

    def _way(self, entry):
        return (entry.type, entry.body.get("channel"), entry.body.get("reason"))
