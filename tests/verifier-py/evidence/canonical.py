"""Sections 1 and 2 of docs/evidence-format.md: canonical bytes, kinds of text, hashes."""

import base64
import hashlib
import hmac
import json
import unicodedata

LARGEST = 2**53 - 1
DEEPEST = 64
MOST_VALUES = 500_000


class NotCanonical(Exception):
    """Bytes that are not the one spelling of a value."""


def _no_number(text):
    raise NotCanonical(text)


def _object(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotCanonical("repeated key")
    return found


def _check(value, level, left):
    """Refuses what is wider than section 1 allows; `left` counts down the values that may come."""
    left[0] -= 1
    if left[0] < 0:
        raise NotCanonical("too many values")
    kind = type(value)
    if kind is str:
        if not unicodedata.is_normalized("NFC", value):
            raise NotCanonical("not NFC")
    elif kind is int:
        if abs(value) > LARGEST:
            raise NotCanonical("number too large")
    elif kind in (list, dict):
        if level == DEEPEST:
            raise NotCanonical("too deep")
        if kind is dict:
            for key in value:
                if not key or key == "__proto__" or not all(" " <= c <= "~" for c in key):
                    raise NotCanonical("key")
        for item in value if kind is list else value.values():
            _check(item, level + 1, left)
    elif value is not None and kind is not bool:
        raise NotCanonical("kind of value")


def write(value):
    """The canonical bytes of a value that is known to be within the limits."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode("utf-8")


def read(data):
    """The value of canonical bytes, or NotCanonical."""
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
        _check(value, 0, [MOST_VALUES])
        again = write(value)
    except (ValueError, RecursionError) as problem:
        raise NotCanonical(str(problem)) from problem
    if again != data:
        raise NotCanonical("another spelling")
    return value


def to_text(digest):
    return base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")


def from_text(text):
    """The 32 bytes of a hash in its one spelling, or None."""
    if len(text) != 43:
        return None
    try:
        data = base64.b64decode(text.encode("ascii") + b"=", altchars=b"-_", validate=True)
    except (ValueError, UnicodeEncodeError):
        return None
    return data if to_text(data) == text else None


def document_hash(kind, data):
    return to_text(hashlib.sha256(b"prioriza/" + kind.encode() + b"/v1\0" + data).digest())


def commitment(kind, salt, content):
    message = b"prioriza/" + kind.encode() + b"/v1\0" + write(content)
    return to_text(hmac.new(from_text(salt), message, hashlib.sha256).digest())


def file_digest(data):
    return to_text(hashlib.sha256(data).digest())


def leaf_hash(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(leaves):
    """RFC 9162, section 2.1.1, with one stack: equal heights are joined as they meet."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    stack = []
    for number, leaf in enumerate(leaves):
        node = leaf
        while number & 1:
            node = node_hash(stack.pop(), node)
            number >>= 1
        stack.append(node)
    node = stack.pop()
    while stack:
        node = node_hash(stack.pop(), node)
    return node
