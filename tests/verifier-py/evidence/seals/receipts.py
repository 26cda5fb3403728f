"""Receipts (section 3): check 45 beside a bundle, and 50 to 54 of a receipt alone."""

import re

from .. import canonical, copies, schemas
from ..report import Report
from .signatures import Note, Unusable, from_base64, read_key

HEAD = b"c2sp.org/tlog-proof@v1\n"
_INDEX = re.compile(r"index (0|[1-9][0-9]{0,14})")
ALONE = [50, 51, 52, 53, 54]


class Receipt:
    """A receipt taken apart, or Unusable."""

    def __init__(self, data):
        head, empty, checkpoint = data.partition(b"\n\n")
        try:
            lines = head.decode("utf-8").split("\n")[1:]
        except UnicodeDecodeError as problem:
            raise Unusable("not UTF-8") from problem
        if not empty or not data.startswith(HEAD):
            raise Unusable("not a receipt")
        self.checkpoint = checkpoint
        self.note = Note(checkpoint)
        self.extra = None
        if lines and lines[0].startswith("extra "):
            self.extra = from_base64(lines.pop(0)[len("extra "):])
            if self.extra is None:
                raise Unusable("extra is not base64")
        index = _INDEX.fullmatch(lines.pop(0)) if lines else None
        self.proof = [from_base64(line) for line in lines]
        if index is None or len(lines) > 64 or any(node is None or len(node) != 32 for node in self.proof):
            raise Unusable("not a receipt")
        self.index = int(index[1])

    def is_included(self):
        """RFC 9162, section 2.1.3.2."""
        node, last = self.index, self.note.size - 1
        if self.extra is None or node > last:
            return False
        digest = canonical.leaf_hash(self.extra)
        for sibling in self.proof:
            if last == 0:
                return False
            if node & 1 or node == last:
                digest = canonical.node_hash(sibling, digest)
                while not node & 1 and node != 0:
                    node, last = node >> 1, last >> 1
            else:
                digest = canonical.node_hash(digest, sibling)
            node, last = node >> 1, last >> 1
        return last == 0 and digest == self.note.root


def is_receipt(data):
    return data is not None and data.startswith(HEAD)


def line_of(data):
    """The line that a receipt holds, or None."""
    return Receipt(data).extra if is_receipt(data) else None


def check_kept(material, report, data):
    """Check 45; gives the checkpoint inside, which check 43 asks about."""
    if not is_receipt(data):
        report.not_run.add(45)
        return data
    receipt = Receipt(data)
    if not receipt.is_included():
        report.fail(45, "kept-receipt-false")
    elif receipt.index >= len(material.lines) or material.lines[receipt.index] != receipt.extra:
        report.fail(45, "kept-receipt-differs")
    return receipt.checkpoint


def check_alone(data, root=None, previous=None, key=None, copy=None):
    receipt, report = Receipt(data), Report(ALONE)
    if receipt.extra is None:
        raise Unusable("no entry in it")
    try:
        entry_problem = schemas.entry_problem(canonical.read(receipt.extra))
    except canonical.NotCanonical:
        entry_problem = "not canonical"
    if entry_problem is not None:
        report.fail(50, "receipt-entry-malformed")
    if not receipt.is_included():
        report.fail(51, "receipt-not-included")
    copies.check_alone(report, copy, receipt.extra)
    anchored = _key(receipt.note, report, key, root is None and previous is None)
    if root is None and previous is None:
        report.not_run.add(53)
    if previous is not None:
        kept = Receipt(previous).note if is_receipt(previous) else Note(previous)
        anchored = _state(receipt.note, kept, report) or anchored
    if root is not None and root == canonical.to_text(receipt.note.root):
        anchored = True
    elif root is not None:
        report.observe(53, "receipt-root-apart")
    return report.finish(anchored)


def _key(note, report, line, is_all):
    if line is None:
        report.not_run.add(52)
        return False
    name, key = read_key(line)
    said = note.said_by(key) if name == note.origin else "other"
    if said == "other":
        report.fail(52, "receipt-key-of-other-log")
    elif said is None:
        report.fail(52, "receipt-unsigned")
    elif not said:
        report.fail(52, "receipt-signature-false")
    elif is_all:
        report.observe(52, "only-the-key")
    return True


def _state(note, kept, report):
    if kept.origin != note.origin:
        report.fail(53, "receipt-of-other-log")
    elif kept.size != note.size:
        report.observe(53, "receipt-state-apart")
    elif kept.root != note.root:
        report.fail(53, "receipt-state-differs")
    else:
        return True
    return False
