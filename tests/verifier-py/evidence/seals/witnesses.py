"""Check 46: who signs checkpoints beside the log (sections 3 and 4)."""

import hashlib

from .. import canonical
from . import ed25519

_CLOSING = ("survey.closed", "ranking.closed", "tally.computed")
_OPENING = ("survey.opened", "methodology.published", "ranking.opened")
_LATEST = 253402300799


def check(material, keys, notes, report):
    policies = material.of("witnesses.named")
    if not policies:
        report.not_run.add(46)
        return
    of_the_log = keys.all()
    for place, policy in enumerate(policies):
        own = [canonical.from_text(witness["key"]) for witness in policy.body["witnesses"]]
        if any(key in of_the_log for key in own):
            report.fail(46, "witness-is-the-log")
        if len(set(own)) < len(own):
            report.fail(46, "witness-twice")
        begun = any(entry.index < policy.index for kind in _OPENING for entry in material.of(kind))
        if place > 0 and begun:
            before = policies[place - 1].body
            if _looser(policy.body, before):
                report.observe(46, "witnesses-loosened")
            if any(witness not in before["witnesses"] for witness in policy.body["witnesses"]):
                report.observe(46, "witnesses-changed")
    for note in notes:
        known = [policy for policy in policies if policy.index < note.size]
        if known and any(_signed(note, witness) is False for witness in known[-1].body["witnesses"]):
            report.fail(46, "cosignature-false")
    last = policies[-1].body
    closed = last_closing(material)
    if last["needed"] == 0 or closed is None:
        return
    most = 0
    for note in notes:
        if note.size > closed:
            roles = {witness["role"] for witness in last["witnesses"] if _signed(note, witness)}
            most = max(most, len(roles))
    if most < last["needed"]:
        if last["required"]:
            report.fail(46, "witnesses-required")
        else:
            report.observe(46, "witnesses-missing")


def last_closing(material):
    """Position of the last closing, or None."""
    return max((entry.index for kind in _CLOSING for entry in material.of(kind)), default=None)


def _looser(now, before):
    return now["needed"] < before["needed"] or (before["required"] and not now["required"])


def _signed(note, witness):
    """None without a line of this witness, else whether all that it is named for are good."""
    name, key = witness["name"], canonical.from_text(witness["key"])
    number = hashlib.sha256(name.encode("utf-8") + b"\n\x04" + key).digest()[:4]
    found = [signature for said, other, signature in note.signatures if (said, other) == (name, number)]
    return all(_good(note, key, signature) for signature in found) if found else None


def _good(note, key, blob):
    if len(blob) != 72 or int.from_bytes(blob[:8], "big") > _LATEST:
        return False
    head = f"cosignature/v1\ntime {int.from_bytes(blob[:8], 'big')}\n".encode("ascii")
    return ed25519.verify(key, head + note.body, blob[8:])
