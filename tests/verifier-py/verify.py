#!/usr/bin/env python3
"""Checks an expediente, or a receipt, with nothing but Python 3.9 and the `openssl` command.

Written from docs/evidence-format.md alone, as a second opinion on the verifier of the project. Not judged:
`outcome`, `analysis` and `warnings` of a tally, and ranked pairs where more than 200 orders tie; the report says so.

    verify.py [--root HASH] [--previous FILE] [--key LINE] [--copy FILE] FILE
    verify.py --batch FILE      one case a line: {"path": …, "root": …, "previous": …, "key": …, "copy": …}
"""

import argparse
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from evidence import answers, canonical, copies, days, filed, integrity, openings, order, rankings, results  # noqa: E402
from evidence.history import History  # noqa: E402
from evidence.material import Material, Unreadable  # noqa: E402
from evidence.report import Report, unreadable  # noqa: E402
from evidence.seals import receipts, signatures  # noqa: E402


def verify(data, root=None, previous=None, key=None, copy=None):
    """The report on the bytes of a bundle or a receipt; `previous` and `copy` are bytes too."""
    try:
        if len(data) <= 1_000_000 and receipts.is_receipt(data):
            return receipts.check_alone(data, root, previous, key, copy)
        material = Material(data)
        report = Report()
        history = History(material.entries)
        integrity.check(material, history, report)
        order.check(material, history, report)
        filed.check(material, report)
        answers.check(history, report)
        rankings.check(material, history, report)
        results.check(material, history, report)
        openings.check(material, history, report)
        days.check(material, history, report)
        copies.check(material, history, report, copy, receipts.line_of(previous))
        state = receipts.check_kept(material, report, previous)
        anchored = signatures.check(material, report, root, state, key)
    except (Unreadable, signatures.Unusable) as problem:
        return unreadable(str(problem))
    return report.finish(anchored)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def verify_file(path, root=None, previous=None, key=None, copy=None):
    try:
        kept, own = (read(one) if one else None for one in (previous, copy))
        return verify(read(path), root, kept, key, own)
    except OSError as problem:
        return unreadable(problem.strerror)


def say(value):
    sys.stdout.buffer.write(canonical.write(value) + b"\n")
    sys.stdout.buffer.flush()


def main():
    parser = argparse.ArgumentParser(description="Checks an expediente.")
    parser.add_argument("--root", help="the root printed on an acta")
    parser.add_argument("--previous", help="file of a checkpoint or a receipt that was kept")
    parser.add_argument("--key", help="public key in one line")
    parser.add_argument("--copy", help="file of somebody's own answer")
    parser.add_argument("--batch", action="store_true", help="the file lists cases, one JSON object a line")
    parser.add_argument("file")
    given = parser.parse_args()
    if given.batch:
        for line in read(given.file).splitlines():
            say(verify_file(**json.loads(line)))
        return 0
    report = verify_file(given.file, given.root, given.previous, given.key, given.copy)
    say(report)
    return report["exit"]


if __name__ == "__main__":
    sys.exit(main())
