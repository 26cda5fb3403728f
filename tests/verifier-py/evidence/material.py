"""The parts of a bundle, taken apart once: files, manifest, entries, leaves."""

import re

from . import canonical, container, schemas

FOLDERS = ("log", "checkpoints", "methodology", "instruments", "notices", "rulesets", "results", "ballots", "openings")
_OFTEN = (
    "response", "response.superseded", "response.withdrawn", "response.quarantined", "response.admitted",
    "response.rejected", "ballot", "superseded", "batch.sealed",
)


CHECKPOINT = re.compile(r"checkpoints/[1-9][0-9]{0,14}")


class Unreadable(Exception):
    """Exit 2 of section 10."""


class Entry:
    """One line of the log that fits section 4."""

    def __init__(self, index, value, leaf):
        self.index = index
        self.type = value["type"]
        self.exercise = value["exercise"]
        self.body = value["body"]
        self.leaf = leaf


class Material:
    def __init__(self, data):
        try:
            self.files, self.altered = container.unpack(data)
        except container.Malformed as problem:
            raise Unreadable(str(problem)) from problem
        self.manifest = self._manifest()
        if "log/entries.jsonl" not in self.files:
            raise Unreadable("no log")
        log = self.files["log/entries.jsonl"]
        self.lines = log.split(b"\n")
        self.cut = self.lines[-1] != b""
        if not self.cut:
            self.lines.pop()
        self._limits()
        self.leaves = [canonical.leaf_hash(line) for line in self.lines]
        self.root = canonical.to_text(canonical.root_of(self.leaves))
        self._read_entries()
        self._read_documents()

    def _manifest(self):
        data = self.files.get("manifest.json")
        if data is None or len(data) > 8 * 2**20:
            raise Unreadable("no manifest")
        try:
            manifest = canonical.read(data)
        except canonical.NotCanonical as problem:
            raise Unreadable("manifest: " + str(problem)) from problem
        if not schemas.manifest(manifest):
            raise Unreadable("manifest breaks its schema")
        return manifest

    def _limits(self):
        number = len(self.lines)
        if number > self.manifest["log"]["size"] + 1000 or number > 1_000_000:
            raise Unreadable("too many lines")
        if any(len(line) > 2**20 for line in self.lines):
            raise Unreadable("line too long")
        if sum(len(data) for path, data in self.files.items() if path.endswith(".json")) - len(
            self.files["manifest.json"]
        ) > 32 * 2**20:
            raise Unreadable("documents too large")
        if sum(len(data) for path, data in self.files.items() if path.startswith("openings/")) > 64 * 2**20:
            raise Unreadable("openings too large")

    @staticmethod
    def is_document(path):
        return path.split("/")[0] in FOLDERS and "/" in path and path.endswith(".json")

    def _read_entries(self):
        """`entries` are those that fit; `problems` the codes of the others, by check."""
        self.entries, self.problems = [], []
        self.by_index = {}
        for index, line in enumerate(self.lines):
            try:
                value = canonical.read(line)
            except canonical.NotCanonical:
                self.problems.append((3, "entry-not-canonical"))
                continue
            problem = schemas.entry_problem(value)
            if problem is not None:
                self.problems.append((4, problem))
                continue
            entry = Entry(index, value, canonical.to_text(self.leaves[index]))
            self.entries.append(entry)
            self.by_index[index] = entry
        if sum(1 for entry in self.entries if entry.type not in _OFTEN) > 10_000:
            raise Unreadable("too many acts")

    def _read_documents(self):
        self.documents = {}
        for path, data in self.files.items():
            if not self.is_document(path):
                continue
            try:
                self.documents[path] = canonical.read(data)
            except canonical.NotCanonical:
                self.problems.append((3, "file-not-canonical"))

    def of(self, *types):
        return [entry for entry in self.entries if entry.type in types]
