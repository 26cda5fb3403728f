"""Kinds of value (section 1) as predicates, and how to combine them. A schema is a function from a value to bool."""

import datetime
import re
from unicodedata import category

from .canonical import from_text

MODES = ("nominal", "anonymous", "aggregates")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z")
_TOKEN = re.compile(r"[\x21-\x7e]+")
_LANGUAGE = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


def anything(_value):
    return True


def string(value):
    return type(value) is str


def text(value):
    return type(value) is str and value != ""


def key_name(value):
    """Of a key: without white space, control characters or a plus sign."""
    return text(value) and not any(sign.isspace() or sign == "+" or category(sign) == "Cc" for sign in value)


def boolean(value):
    return type(value) is bool


def uuid(value):
    return type(value) is str and _UUID.fullmatch(value) is not None


def hash32(value):
    return type(value) is str and from_text(value) is not None


def token(value):
    return type(value) is str and _TOKEN.fullmatch(value) is not None


def at_least(least):
    return lambda value: type(value) is int and value >= least


count = at_least(0)
positive = at_least(1)


def day(value):
    if type(value) is not str or _DAY.fullmatch(value) is None:
        return False
    try:
        # Python has no year 0, which has the days of 2000.
        datetime.date.fromisoformat("2000" + value[4:] if value.startswith("0000") else value)
    except ValueError:
        return False
    return True


def instant(value):
    if type(value) is not str:
        return False
    match = _INSTANT.fullmatch(value)
    if match is None or not day(match[1]):
        return False
    return int(match[2]) < 24 and int(match[3]) < 60 and int(match[4]) < 60


def texts(value):
    if type(value) is not dict or "es" not in value:
        return False
    return all(_LANGUAGE.fullmatch(key) and text(said) for key, said in value.items())


def one_of(*choices):
    return lambda value: any(type(value) is type(choice) and value == choice for choice in choices)


def either(*schemas):
    return lambda value: any(schema(value) for schema in schemas)


nothing = one_of(None)
mode = one_of(*MODES)


def array(item, least=0, most=None):
    def fits(value):
        if type(value) is not list or len(value) < least or (most is not None and len(value) > most):
            return False
        return all(item(entry) for entry in value)

    return fits


def ascending(keys):
    return all(before < after for before, after in zip(keys, keys[1:]))


def by_bytes(key):
    return key.encode("utf-8")


def sorted_array(item, key=lambda entry: entry):
    """Strictly ascending by the bytes of a key."""
    plain = array(item)
    return lambda value: plain(value) and ascending([by_bytes(key(entry)) for entry in value])


def closed(**keys):
    """Exactly these keys, all of them."""

    def fits(value):
        if type(value) is not dict or value.keys() != keys.keys():
            return False
        return all(schema(value[key]) for key, schema in keys.items())

    return fits


def both(schema, also):
    return lambda value: schema(value) and also(value)


def distinct(values):
    return len(set(values)) == len(values)


def tiers(value):
    if not array(array(uuid, least=1))(value):
        return False
    return distinct([name for tier in value for name in tier])


ratio = closed(num=count, den=positive)
