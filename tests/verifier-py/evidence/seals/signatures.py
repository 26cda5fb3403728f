"""Checks 40 to 44: what a person brings, and the signed states of the log (section 3)."""

import base64
import hashlib
import re

from .. import canonical
from ..kinds import key_name
from ..material import CHECKPOINT
from . import ed25519, witnesses

_SIZE = re.compile(r"0|[1-9][0-9]*")
_KEY = re.compile(r"(.+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)")


class Unusable(Exception):
    """What a person brought cannot be read: the command line cannot be followed."""


def from_base64(text):
    """Bytes of padded base64 in its one spelling, or None."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (ValueError, UnicodeEncodeError):
        return None
    return data if base64.b64encode(data).decode() == text else None


def key_id(origin, key):
    return hashlib.sha256(origin.encode("utf-8") + b"\n\x01" + key).digest()[:4]


class Note:
    """A checkpoint taken apart; `body` is what is signed."""

    def __init__(self, data):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as problem:
            raise Unusable("not UTF-8") from problem
        lines = text.split("\n")
        if len(lines) < 6 or lines[3] != "" or lines[-1] != "" or not lines[0] or not _SIZE.fullmatch(lines[1]):
            raise Unusable("not a checkpoint")
        self.origin, self.size, root = lines[0], int(lines[1]), from_base64(lines[2])
        hidden = any(sign < " " for line in lines[:3] for sign in line)
        long = len(lines[1]) > 15 or len(lines) > 69 or len(text.encode("utf-16-le")) > 2 * 100_000
        if root is None or len(root) != 32 or hidden or long:
            raise Unusable("not a checkpoint")
        self.root = root
        self.body = "\n".join(lines[:3]).encode("utf-8") + b"\n"
        self.signatures = [self._signature(line) for line in lines[4:-1]]

    @staticmethod
    def _signature(line):
        parts = line.split(" ")
        blob = from_base64(parts[2]) if len(parts) == 3 else None
        if blob is None or parts[0] != "—" or not key_name(parts[1]) or len(blob) < 5:
            raise Unusable("not a signature line")
        return parts[1], blob[:4], blob[4:]

    def said_by(self, key):
        """None without a signature of this key, else whether all that it is named for are good."""
        named = (self.origin, key_id(self.origin, key))
        found = [signature for name, number, signature in self.signatures if (name, number) == named]
        return all(ed25519.verify(key, self.body, signature) for signature in found) if found else None


class Keys:
    """Keys as the log hands them on."""

    def __init__(self, material):
        created = [entry for entry in material.of("log.created")][:1]
        self.origin = created[0].body["origin"] if created else None
        # In force from before the first entry, so that a state of no entries has its key too.
        self.steps = [(-1, entry.body["key"], None) for entry in created if "key" in entry.body]
        self.steps += [(entry.index, entry.body["new"], entry.body) for entry in material.of("key.rotated")]
        self.steps.sort(key=lambda step: step[0])

    def in_force(self, size):
        before = [key for index, key, _ in self.steps if index < size]
        return canonical.from_text(before[-1]) if before else None

    def all(self):
        return {canonical.from_text(key) for _, key, _ in self.steps}

    def needed(self, before, size):
        keys = {self.in_force(size)} - {None}
        for index, _, rotated in self.steps:
            if rotated and rotated["cause"] == "scheduled" and before <= index < size:
                keys.add(canonical.from_text(rotated["old"] or rotated["new"]))
        return keys


def read_key(line):
    match = _KEY.fullmatch(line.strip())
    blob = from_base64(match[3]) if match else None
    if blob is None or len(blob) != 33 or blob[0] != 1 or key_id(match[1], blob[1:]).hex() != match[2]:
        raise Unusable("not a key")
    if ed25519.point(blob[1:]) is None:
        raise Unusable("not a key")
    return match[1], blob[1:]


def check(material, report, root=None, previous=None, key=None):
    """Gives whether something from outside anchors the log."""
    keys = Keys(material)
    if root is None:
        report.not_run.add(40)
    elif root != material.root:
        report.fail(40, "anchor-differs")
    notes = _checkpoints(material, keys, report)
    _signed(material, keys, notes, report)
    witnesses.check(material, keys, notes, report)
    if previous is None:
        report.not_run.add(43)
    else:
        _previous(material, keys, previous, root is not None, report)
    if key is None:
        report.not_run.add(44)
    else:
        _known(material, keys, notes, key, report)
        if root is None and (previous is None or not _reaches(material, Note(previous))):
            report.observe(44, "only-the-key")
    return root is not None or previous is not None or key is not None


def _checkpoints(material, keys, report):
    notes, sizes = {}, {}
    for path, data in sorted(material.files.items()):
        if path != "checkpoint" and not CHECKPOINT.fullmatch(path):
            continue
        try:
            note = Note(data)
        except Unusable:
            report.fail(41, "checkpoint-malformed")
            sizes[path] = 0
            continue
        sizes[path] = note.size
        notes[(note.size, path)] = note
        if path not in ("checkpoint", f"checkpoints/{note.size}"):
            report.fail(41, "checkpoint-misnamed")
        if note.origin != keys.origin:
            report.fail(41, "checkpoint-of-other-log")
        if note.size > len(material.leaves):
            report.fail(41, "checkpoint-beyond")
        elif note.root != canonical.root_of(material.leaves[: note.size]):
            report.fail(41, "checkpoint-differs")
    newest = sizes.get("checkpoint")
    if sizes and newest != max(sizes.values()):
        report.fail(41, "checkpoint-not-newest")
    if keys.steps and not sizes:
        report.observe(41, "checkpoint-missing")
    if keys.steps and newest is not None and newest < len(material.leaves):
        report.observe(41, "checkpoint-behind")
    return [notes[key] for key in sorted(notes)]


def _signed(_material, keys, notes, report):
    current = None
    for _, key, rotated in keys.steps:
        if rotated is not None:
            if rotated["old"] != current or (rotated["cause"] == "first") != (current is None):
                report.fail(42, "key-chain-broken")
            if rotated["old"] == rotated["new"]:
                report.fail(42, "key-chain-broken")
            if rotated["cause"] in ("lost", "compromised"):
                report.observe(42, "key-replaced")
        current = key
    before, after = 0, 0
    for note in notes:
        # The newest stands in two files: what one owes the other owes too.
        if note.size != after:
            before, after = after, note.size
        for key in keys.needed(before, note.size):
            if note.said_by(key) is None:
                report.fail(42, "signature-missing")
        if any(note.said_by(key) is False for key in keys.all()):
            report.fail(42, "signature-false")


def _reaches(material, note):
    """Whether a state has a line, and the last closing where there is one."""
    return note.size > (witnesses.last_closing(material) or 0)


def _previous(material, keys, data, has_root, report):
    note = Note(data)
    if note.origin != keys.origin:
        report.fail(43, "previous-of-other-log")
        return
    if note.size > len(material.leaves):
        report.fail(43, "previous-beyond")
        return
    if note.root != canonical.root_of(material.leaves[: note.size]):
        report.fail(43, "previous-differs")
        return
    force = keys.in_force(note.size)
    if force is not None and not note.said_by(force):
        report.fail(43, "previous-unsigned")
    elif not has_root and not _reaches(material, note):
        report.observe(43, "previous-apart")


def _known(material, keys, notes, line, report):
    name, key = read_key(line)
    if name != keys.origin or keys.in_force(len(material.leaves)) != key:
        report.fail(44, "key-differs")
    elif not any(note.said_by(key) for note in notes):
        report.fail(44, "key-signed-nothing")
