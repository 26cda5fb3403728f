"""Check 25, and what belongs to filed documents in checks 8 and 11."""

import re

from . import canonical

_PATH = re.compile(r"documents/([^/]+)/[^/]+")


def document_of(path):
    match = _PATH.fullmatch(path)
    return match[1] if match else None


def check(material, report):
    filed, reserved = {}, {}
    for entry in material.of("document.filed", "document.reserved"):
        name = entry.body["document"]
        opening = filed.get(name)
        if entry.type == "document.filed":
            if opening is not None:
                report.fail(11, "entry-repeated")
            elif name in reserved:
                report.fail(11, "entry-before-opening")
            filed.setdefault(name, entry)
            continue
        if opening is None:
            report.fail(11, "entry-before-opening")
        elif name in reserved:
            report.fail(11, "entry-repeated")
        if opening is not None and entry.body["date"] < opening.body["date"]:
            report.fail(11, "dates-backwards")
        reserved.setdefault(name, []).append(entry)
    _files(material, filed, reserved, report)
    for name, entries in reserved.items():
        for _ in entries:
            if name in filed and not filed[name].body["public"]:
                report.fail(25, "reserved-without-public")
            else:
                report.observe(25, "filed-document-reserved")


def _files(material, filed, reserved, report):
    here = {}
    for path in material.files:
        name = document_of(path)
        if name is not None:
            here.setdefault(name, []).append(path)
    for path in material.files:
        if not path.startswith("documents/"):
            continue
        name = document_of(path)
        # Under whatever name, but one file for each document.
        if name not in filed or here[name][0] != path:
            report.fail(8, "file-without-entry")
    for name, entry in filed.items():
        paths = here.get(name, [])
        if not paths and entry.body["public"] and name not in reserved:
            report.observe(25, "filed-document-left-out")
        for path in paths:
            if not entry.body["public"] or name in reserved:
                report.observe(25, "filed-document-reserved-here")
            data = material.files[path]
            if len(data) != entry.body["bytes"] or canonical.file_digest(data) != entry.body["sha256"]:
                report.fail(25, "filed-document-differs")
