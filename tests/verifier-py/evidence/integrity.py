"""Checks 1 to 10: bytes, files, leaves, root, documents."""

from . import canonical, schemas
from .material import CHECKPOINT, FOLDERS


def check(material, history, report):
    for path in material.altered:
        report.fail(1, "file-altered" if path else "zip-altered")
    _file_list(material, report)
    for number, code in material.problems:
        report.fail(number, code)
    if material.cut:
        report.fail(3, "entries-cut")
    for path, value in material.documents.items():
        if path.startswith("ballots/") and not schemas.ballots(value):
            report.fail(4, "ballots-malformed")
    _leaves(material, report)
    _documents(material, history, report)
    exercise = material.manifest["exercise"]["id"]
    if any(entry.exercise != exercise for entry in material.entries):
        report.fail(9, "entry-of-other-exercise")
    begun = [entry.index for entry in material.of("log.created")]
    if 0 not in begun:
        report.fail(10, "log-not-begun")
    if any(index != 0 for index in begun):
        report.fail(10, "log-begun-twice")


def _file_list(material, report):
    listed = {item["path"]: item for item in material.manifest["files"]}
    for path, item in listed.items():
        data = material.files.get(path)
        if data is None:
            report.fail(2, "file-missing")
        elif len(data) != item["bytes"] or canonical.file_digest(data) != item["sha256"]:
            report.fail(2, "file-differs")
    for path in material.files:
        if path != "manifest.json" and path not in listed:
            report.fail(2, "file-not-listed")


def _leaves(material, report):
    named = material.manifest["log"]
    if len(material.lines) != named["size"]:
        report.fail(6, "size-differs")
    if material.root != named["root"]:
        report.fail(6, "root-differs")
    stored = material.files.get("log/leaves.bin")
    if stored is None:
        report.fail(5, "leaves-missing")
        return
    if len(stored) != 32 * len(material.leaves):
        report.fail(5, "leaves-length")
    if stored[: 32 * len(material.leaves)] != b"".join(material.leaves)[: len(stored)]:
        report.fail(5, "leaves-differ" if material.root == named["root"] else "entry-differs")


def _named(material):
    """Each document that an entry names: path, kind, hash, and whether it may be absent."""
    for entry in material.entries:
        body = entry.body
        if entry.type in ("survey.opened", "survey.changed"):
            name = body["survey"] + (f"-{body['version']}" if "version" in body else "")
            yield f"instruments/{name}.json", "instrument", body["instrument"], False
            yield f"notices/{name}.json", "notice", body["notice"], True
        elif entry.type == "ruleset.adopted":
            yield f"rulesets/{body['ruleset']}-{body['version']}.json", "ruleset", body["hash"], False
        elif entry.type == "methodology.published":
            yield f"methodology/{body['prioritization']}.json", "methodology", body["hash"], False


def result_paths(material):
    """Each `tally.computed` with the path of its result."""
    numbers = {}
    for entry in material.of("tally.computed"):
        name = entry.body["prioritization"]
        numbers[name] = numbers.get(name, 0) + 1
        yield entry, f"results/{name}-{numbers[name]}.json"


def _documents(material, history, report):
    known = set()
    wanted = list(_named(material))
    for entry, path in result_paths(material):
        of = history.prioritizations.get(entry.body["prioritization"])
        may_miss = of is not None and bool(of.waiting())
        wanted.append((path, "result", entry.body["result"], may_miss))
    for path, kind, named, may_miss in wanted:
        known.add(path)
        data = material.files.get(path)
        if data is None:
            if not may_miss:
                report.fail(7, "document-missing")
        elif canonical.document_hash(kind, data) != named:
            report.fail(7, "document-differs")
    for entry in material.of("methodology.published"):
        body = entry.body
        written = canonical.document_hash("methodology", canonical.write(body["methodology"]))
        if written != body["hash"] or body["methodology"]["prioritization"] != body["prioritization"]:
            report.fail(7, "methodology-differs")
    known |= {f"ballots/{name}.json" for name in history.rankings}
    known |= {f"openings/ballots/{name}.jsonl" for name in history.rankings}
    known |= {f"openings/responses/{name}.jsonl" for name in history.surveys}
    known |= {path for path in material.files if CHECKPOINT.fullmatch(path)}
    known |= {"log/entries.jsonl", "log/leaves.bin"}
    for path in material.files:
        if path.split("/")[0] in FOLDERS and "/" in path and path not in known:
            report.fail(8, "file-without-entry")
