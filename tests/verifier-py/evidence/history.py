"""What the log says happened, by subject, each with its entries in order. It gathers and does not judge."""


class Survey:
    def __init__(self):
        self.opened, self.changed, self.responses, self.replaced, self.withdrawn = [], [], [], [], []
        self.quarantined, self.decided, self.exclusions, self.closed = [], [], [], []

    @property
    def body(self):
        return self.opened[0].body if self.opened else None


class Ranking:
    def __init__(self):
        self.opened, self.ballots, self.superseded, self.extended = [], [], [], []
        self.annulled, self.closed = [], []

    @property
    def body(self):
        return self.opened[0].body if self.opened else None

    def stands_at(self, index):
        """Closed and not annulled, by then."""
        return _before(self.closed, index) and not _before(self.annulled, index)

    def is_open_at(self, index):
        return _before(self.opened, index) and not _before(self.closed, index) and not _before(self.annulled, index)

    def closes(self):
        return self.extended[-1].body["closes"] if self.extended else self.body["closes"]


class Prioritization:
    def __init__(self):
        self.published, self.omitted, self.drawn, self.tallies = [], [], [], []
        self.rankings = {}

    @property
    def methodology(self):
        return self.published[0].body["methodology"]

    @property
    def hash(self):
        return self.published[0].body["hash"]

    def waiting(self, index=float("inf")):
        """Nuclei with weight that neither have a standing ranking nor were omitted, by then."""
        if not self.published:
            return []
        settled = {item.body["nucleus"] for item in self.omitted if item.index < index}
        settled |= {ranking.body["nucleus"] for ranking in self.rankings.values() if ranking.stands_at(index)}
        return [item["nucleus"] for item in self.methodology["weights"] if item["nucleus"] not in settled]


def _before(entries, index):
    return any(entry.index < index for entry in entries)


_KEEP = {
    "survey.opened": "opened",
    "survey.changed": "changed",
    "response": "responses",
    "response.superseded": "replaced",
    "response.withdrawn": "withdrawn",
    "response.quarantined": "quarantined",
    "response.admitted": "decided",
    "response.rejected": "decided",
    "responses.excluded": "exclusions",
    "responses.readmitted": "exclusions",
    "survey.closed": "closed",
    "ranking.opened": "opened",
    "ballot": "ballots",
    "superseded": "superseded",
    "ranking.extended": "extended",
    "ranking.annulled": "annulled",
    "ranking.closed": "closed",
    "methodology.published": "published",
    "nucleus.omitted": "omitted",
    "tiebreak.drawn": "drawn",
    "tally.computed": "tallies",
}


class History:
    """A subject is here as soon as any entry names it, opened or not."""

    def __init__(self, entries):
        self.surveys, self.rankings, self.prioritizations = {}, {}, {}
        for entry in entries:
            if entry.type in _KEEP:
                getattr(self._subject(entry.body), _KEEP[entry.type]).append(entry)
            if entry.type == "ranking.opened":
                name = entry.body["ranking"]
                of = self.prioritizations.setdefault(entry.body["prioritization"], Prioritization())
                of.rankings[name] = self.rankings[name]

    def _subject(self, body):
        if "survey" in body:
            return self.surveys.setdefault(body["survey"], Survey())
        if "ranking" in body:
            return self.rankings.setdefault(body["ranking"], Ranking())
        return self.prioritizations.setdefault(body["prioritization"], Prioritization())

    def published(self):
        """Prioritizations whose methodology is there."""
        return [of for of in self.prioritizations.values() if of.published]
