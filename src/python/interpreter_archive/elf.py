"""Makes programs and libraries find their own libraries from where they are (ELF, gabi chapter 5).

A build with `--enable-shared` has the path of its `lib` in each file, as DT_RPATH or DT_RUNPATH. What takes its place,
`$ORIGIN` and a way from there, is no longer for any usual prefix; where it is, that is refused.
"""

import os
import re
import struct

from .start import Refused


def is_elf(data):
    return data[:6] == b"\x7fELF\2\1" and len(data) > 64


def tables(data):
    """Address, size and offset of what is loaded, and the dynamic entries as pairs."""
    (start,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    loads, entries = [], []
    dynamic = None
    for at in range(start, start + size * count, size):
        kind, _, offset, address, _, length = struct.unpack_from("<IIQQQQ", data, at)
        if kind == 1:
            loads.append((address, length, offset))
        elif kind == 2:
            dynamic = offset, length
    if dynamic is not None:
        for at in range(dynamic[0], dynamic[0] + dynamic[1], 16):
            entry = struct.unpack_from("<qQ", data, at)
            if entry[0] == 0:
                break
            entries.append(entry)
    return loads, entries


def texts(data, wanted):
    """Offset and content of each text that entries of these kinds name."""
    loads, entries = tables(data)
    table = [v - address + offset for t, v in entries if t == 5 for address, size, offset in loads if address <= v < address + size]
    if not table:
        return []
    starts = [table[0] + value for tag, value in entries if tag in wanted]
    return [(at, bytes(data[at : data.index(b"\0", at)])) for at in starts]


def finds_from_home(data, path, prefix):
    """The file with places below `prefix` told from its own folder."""
    if not is_elf(data):
        return data
    made = bytearray(data)
    for at, old in texts(data, (15, 29)):
        places = []
        for place in old.decode("utf-8").split(":"):
            if place == prefix or place.startswith(prefix + "/"):
                way = os.path.relpath("/" + place[len(prefix) :].lstrip("/"), "/" + os.path.dirname(path))
                place = "$ORIGIN" if way == "." else "$ORIGIN/" + way
            if place not in places:
                places.append(place)
        new = ":".join(places).encode("utf-8")
        if len(new) > len(old):
            raise Refused("%s has no room for the way to its libraries: its prefix is too short" % path)
        made[at : at + len(old)] = new + b"\0" * (len(old) - len(new))
    return bytes(made)


def needs_glibc(data):
    """The newest version of glibc that a symbol is wanted of, as numbers; empty for none."""
    if not is_elf(data):
        return ()
    found = [tuple(int(part) for part in text.split(b".")) for text in re.findall(br"\0GLIBC_(2\.\d+)(?=[.\0])", data)]
    return max(found) if found else ()


def libraries(data):
    return [text.decode("utf-8") for _, text in texts(data, (1,))] if is_elf(data) else []
