"""Reads which shared libraries a file is linked against (ELF, gabi chapter 5).

That is `DT_NEEDED`, and where it looks for them itself, `DT_RPATH` and `DT_RUNPATH`. Told once, when an archive is
made, so that whoever restores it looks names up and opens no file.

What belongs to the C library and to Python itself is there wherever the interpreter runs, and what the archive brings
under that name is found by its author's means.
"""

import os
import re
import struct

from .start import native, text_of

largest_library = 1 << 27
always_there = re.compile(
    r"(?:ld-linux|ld-musl|ld64\.|linux-vdso|libpython\d|libc\.musl|"
    r"(?:libc|libm|libpthread|libdl|librt|libutil|libresolv|libanl|libgcc_s)\.so)"
)
extension = re.compile(r"\.(?:cpython-[\w-]+|abi3)\.so\Z")


def is_library(path):
    return re.search(r"\.so(?:\.[\d.]+)?\Z", path) is not None


def linked_against(data):
    """Names of libraries and the places of their own; nothing of what is no ELF."""
    if data[:4] != b"\x7fELF" or len(data) < 64:
        return [], []
    wide, order = data[4:5] == b"\2", "<" if data[5:6] == b"\1" else ">"
    (start,) = struct.unpack_from(order + ("Q" if wide else "I"), data, 32 if wide else 28)
    size, count = struct.unpack_from(order + "HH", data, 54 if wide else 42)
    loads, dynamic = [], None
    for at in range(start, start + size * count, size):
        if wide:
            kind, _, offset, address, _, length = struct.unpack_from(order + "IIQQQQ", data, at)
        else:
            kind, offset, address, _, length = struct.unpack_from(order + "IIIII", data, at)
        if kind == 1:
            loads.append((address, address + length, offset))
        elif kind == 2:
            dynamic = offset, length
    if dynamic is None:
        return [], []
    entry, tags = struct.Struct(order + ("qQ" if wide else "iI")), []
    for at in range(dynamic[0], dynamic[0] + dynamic[1], entry.size):
        tag, value = entry.unpack_from(data, at)
        if tag == 0:
            break
        tags.append((tag, value))
    table = [
        value - low + offset for tag, value in tags if tag == 5 for low, high, offset in loads if low <= value < high
    ]

    def texts(*wanted):
        found = []
        for tag, value in tags if table else ():
            if tag in wanted:
                begin = table[0] + value
                found.append(text_of(native(data[begin : data.index(b"\0", begin)])))
        return found

    return texts(1), [place for each in texts(15, 29) for place in each.split(":") if place]


def libraries_in(contents, here):
    """Of the files with what they are linked against, those that need something of the system."""
    names = set(os.path.basename(path) for path in contents)
    found = []
    for path in sorted(contents):
        needs, places = contents[path]
        needs = [each for each in needs if each not in names and not always_there.match(each)]
        if needs and (here or extension.search(path)):
            found.append({"file": text_of(path), "needs": needs, "places": places, "linkedHere": here})
    return found
