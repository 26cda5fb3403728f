"""Section 7: a zip in which nothing is left to choose."""

import re
import struct
import zlib

MOST_BYTES = 512 * 2**20
MOST_FILES = 10_000
PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")
_LOCAL, _DIRECTORY, _CLOSING = 0x04034B50, 0x02014B50, 0x06054B50


def is_path(path):
    return len(path) <= 180 and PATH.fullmatch(path) is not None


class Malformed(Exception):
    """Not a zip of section 7: nothing can be read from it."""


def _local(name, data):
    size = len(data)
    head = struct.pack("<IHHHHHIIIHH", _LOCAL, 10, 0, 0, 0, 0x21, zlib.crc32(data), size, size, len(name), 0)
    return head + name + data


def _directory(name, data, offset):
    size = len(data)
    return struct.pack(
        "<IHHHHHHIIIHHHHHII",
        _DIRECTORY, 10, 10, 0, 0, 0, 0x21, zlib.crc32(data), size, size, len(name), 0, 0, 0, 0, 0, offset,
    ) + name


def _walk(data, start, end, number):
    """The directory: name, size and offset of each file, in its order."""
    found = []
    position = start
    for _ in range(number):
        if position + 46 > end or struct.unpack_from("<I", data, position)[0] != _DIRECTORY:
            raise Malformed("directory record")
        stored, size, named = struct.unpack_from("<IIH", data, position + 20)
        method, offset = data[position + 10 : position + 12], struct.unpack_from("<I", data, position + 42)[0]
        if method != b"\0\0" and stored != size:
            raise Malformed("compressed")
        after = position + 46 + named
        if after > end:
            raise Malformed("directory record")
        found.append((data[position + 46 : position + 46 + named], size, offset, data[position:after]))
        position = after
    if position != end:
        raise Malformed("directory does not end where it should")
    return found


def unpack(data):
    """The files by path, and the names of what was altered (the empty text: the closing record or the order)."""
    if len(data) > MOST_BYTES or len(data) < 22:
        raise Malformed("size")
    end = len(data) - 22
    signature, _, _, _, number, length, start, _ = struct.unpack_from("<IHHHHIIH", data, end)
    if signature != _CLOSING or start + length != end or number > MOST_FILES:
        raise Malformed("closing record")
    files, altered, folded = {}, [], set()
    position = 0
    names = []
    for name, size, offset, record in _walk(data, start, end, number):
        path = name.decode("latin-1")
        if not is_path(path) or path.lower() in folded:
            raise Malformed("path")
        folded.add(path.lower())
        names.append(name)
        after = offset + 30 + len(name) + size
        if offset != position or after > start:
            raise Malformed("local record")
        content = data[offset + 30 + len(name) : after]
        if data[offset:after] != _local(name, content) or record != _directory(name, content, offset):
            altered.append(path)
        files[path] = content
        position = after
    if position != start:
        raise Malformed("bytes between the files and the directory")
    closing = struct.pack("<IHHHHIIH", _CLOSING, 0, 0, number, number, length, start, 0)
    if data[end:] != closing or names != sorted(names):
        altered.append("")
    return files, altered
