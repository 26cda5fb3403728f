"""Check 47: what somebody kept of their own answer (section 6), and 54 of a receipt alone."""

import json
import re

from . import canonical, schemas
from .seals.signatures import Unusable

_SALT = re.compile(r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]")
_ANSWERS = ("response", "response.quarantined")


class Copy:
    """The file taken apart, or Unusable. Without `content` it is altered."""

    def __init__(self, data):
        try:
            value = json.loads(data.decode("utf-8"), parse_constant=_no_constant)
        except (ValueError, RecursionError) as problem:
            raise Unusable("no copy") from problem
        if len(data) > 1_000_000 or type(value) is not dict or type(value.get("v")) is bool or value.get("v") != 1:
            raise Unusable("no copy")
        told = [value.get(key) for key in ("folio", "content", "salt")]
        if value.get("kind") != "prioriza/own-copy" or any(type(text) is not str for text in told):
            raise Unusable("no copy")
        _, content, salt = told
        if _SALT.fullmatch(salt) is None:
            raise Unusable("no copy")
        self.content = self._read(content)
        if self.content is not None:
            self.commitment = canonical.commitment("response", salt, self.content)

    @staticmethod
    def _read(text):
        try:
            content = canonical.read(text.encode("utf-8"))
        except (UnicodeEncodeError, canonical.NotCanonical):
            return None
        return content if schemas.response_content(content) else None

    def is_named(self, kind, body):
        if body["survey"] != self.content["survey"]:
            return False
        return kind == "response.quarantined" or body["instrument"] == self.content["instrument"]

    def compare(self, line):
        """Whether the bytes of a line bind this answer; None where they bind none."""
        try:
            value = canonical.read(line)
        except canonical.NotCanonical:
            return None
        if schemas.entry_problem(value) is not None or value["type"] not in _ANSWERS:
            return None
        return value["body"]["commitment"] == self.commitment and self.is_named(value["type"], value["body"])


def _no_constant(text):
    raise ValueError(text)


def check(material, history, report, data, line):
    """`line` is the one of a receipt that was brought too, or None."""
    if data is None:
        report.not_run.add(47)
        return
    copy = Copy(data)
    if copy.content is None:
        report.fail(47, "copy-altered")
        return
    if line is not None and copy.compare(line) is False:
        report.fail(47, "copy-of-other-receipt")
    found = [entry for entry in material.of(*_ANSWERS) if entry.body["commitment"] == copy.commitment]
    survey = history.surveys.get(copy.content["survey"])
    if not found:
        if survey is None or not survey.opened:
            report.observe(47, "copy-of-other-log")
        else:
            report.observe(47, "copy-missing" if survey.closed else "copy-not-yet")
    elif not copy.is_named(found[0].type, found[0].body):
        report.fail(47, "copy-line-differs")
    else:
        _standing(found[0], survey, report)


def _standing(entry, survey, report):
    def named(acts, kind):
        return any(act.type == kind and act.body["leaf"] == entry.leaf for act in acts)

    if entry.type == "response":
        if named(survey.withdrawn, "response.withdrawn"):
            report.observe(47, "copy-withdrawn")
            return
        if named(survey.replaced, "response.superseded"):
            report.observe(47, "copy-superseded")
            return
    elif named(survey.decided, "response.rejected"):
        report.observe(47, "copy-rejected")
        return
    elif not named(survey.decided, "response.admitted"):
        report.observe(47, "copy-in-review")
        return
    standing = {}
    for act in survey.exclusions:
        of_channel = any(row["channel"] == entry.body["channel"] and row["count"] > 0 for row in act.body["byChannel"])
        standing[act.body["exclusion"]] = act.type == "responses.excluded" and of_channel
    if any(standing.values()):
        report.observe(47, "copy-perhaps-excluded")


def check_alone(report, data, line):
    if data is None:
        report.not_run.add(54)
        return
    copy = Copy(data)
    if copy.content is None:
        report.fail(54, "copy-altered")
    elif not copy.compare(line):
        report.fail(54, "copy-of-other-receipt")
