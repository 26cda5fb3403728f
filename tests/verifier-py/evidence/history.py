"""What the log says happened: surveys, rankings, prioritizations, each with its entries in order."""


class Ranking:
    def __init__(self, opened):
        self.opened = opened
        self.body = opened.body
        self.closes = opened.body["closes"]
        self.extended, self.ballots, self.superseded = [], [], []
        self.closed = None
        self.annulled = None

    def stands_at(self, index):
        """Closed and not annulled, by then."""
        closed = self.closed is not None and self.closed.index < index
        return closed and not (self.annulled is not None and self.annulled.index < index)

    def is_open_at(self, index):
        if self.opened.index > index:
            return False
        return not any(end is not None and end.index < index for end in (self.closed, self.annulled))


class Prioritization:
    def __init__(self, published):
        self.published = published
        self.id = published.body["prioritization"]
        self.methodology = published.body["methodology"]
        self.hash = published.body["hash"]
        self.rankings, self.omitted, self.drawn, self.tallies = [], [], [], []

    def waiting(self, index):
        """Nuclei with weight that neither have a standing ranking nor were omitted, by then."""
        settled = {item.body["nucleus"] for item in self.omitted if item.index < index}
        settled |= {ranking.body["nucleus"] for ranking in self.rankings if ranking.stands_at(index)}
        return [item["nucleus"] for item in self.methodology["weights"] if item["nucleus"] not in settled]

    def standing(self, index):
        return [ranking for ranking in self.rankings if ranking.stands_at(index)]


class Survey:
    def __init__(self, opened):
        self.opened = opened
        self.body = opened.body
        self.closed = None
        self.changed, self.responses, self.replaced, self.withdrawn = [], [], [], []
        self.quarantined, self.decided, self.exclusions = [], [], []


_OF_SURVEY = {
    "survey.changed": "changed",
    "response": "responses",
    "response.superseded": "replaced",
    "response.withdrawn": "withdrawn",
    "response.quarantined": "quarantined",
    "response.admitted": "decided",
    "response.rejected": "decided",
    "responses.excluded": "exclusions",
    "responses.readmitted": "exclusions",
}
_OF_RANKING = {"ballot": "ballots", "superseded": "superseded", "ranking.extended": "extended"}
_OF_PRIORITIZATION = {"nucleus.omitted": "omitted", "tiebreak.drawn": "drawn", "tally.computed": "tallies"}


class History:
    def __init__(self, entries):
        self.surveys, self.rankings, self.prioritizations = {}, {}, {}
        self.end = 1 + max((entry.index for entry in entries), default=0)
        for entry in entries:
            self._add(entry)

    def _add(self, entry):
        body = entry.body
        if entry.type == "survey.opened":
            self.surveys.setdefault(body["survey"], Survey(entry))
        elif entry.type == "ranking.opened":
            if body["ranking"] not in self.rankings:
                ranking = self.rankings[body["ranking"]] = Ranking(entry)
                if body["prioritization"] in self.prioritizations:
                    self.prioritizations[body["prioritization"]].rankings.append(ranking)
        elif entry.type == "methodology.published":
            self.prioritizations.setdefault(body["prioritization"], Prioritization(entry))
        elif entry.type == "survey.closed":
            survey = self.surveys.get(body["survey"])
            if survey and survey.closed is None:
                survey.closed = entry
        elif entry.type in _OF_SURVEY and body["survey"] in self.surveys:
            getattr(self.surveys[body["survey"]], _OF_SURVEY[entry.type]).append(entry)
        elif entry.type in _OF_PRIORITIZATION and body["prioritization"] in self.prioritizations:
            getattr(self.prioritizations[body["prioritization"]], _OF_PRIORITIZATION[entry.type]).append(entry)
        elif "ranking" in body and body["ranking"] in self.rankings:
            self._add_to_ranking(self.rankings[body["ranking"]], entry)

    @staticmethod
    def _add_to_ranking(ranking, entry):
        if entry.type == "ranking.closed":
            ranking.closed = ranking.closed or entry
        elif entry.type == "ranking.annulled":
            ranking.annulled = ranking.annulled or entry
        else:
            getattr(ranking, _OF_RANKING[entry.type]).append(entry)
            if entry.type == "ranking.extended":
                ranking.closes = entry.body["closes"]
