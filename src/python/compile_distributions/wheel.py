"""Reads a wheel and places its files as pip's user scheme does (PEP 427)."""

import io
import mmap
import os
import re
import stat
import struct
import sys
import zipfile
import zlib

from .archive import write
from .members import Member, forget_places
from .metadata import described, entry_points, headers, most_headers, normalised, without_places
from .places import everything, tells_places
from .scripts import relocate_scripts, wrappers
from .start import Refused, native, raw

step = 1 << 18


def zip_pieces(archive, source, info, name):
    """Reads by the directory alone: ZipFile.open costs ten times as much for small files."""

    def pieces():
        start = info.header_offset
        names, extra = struct.unpack("<HH", source[start + 26 : start + 30])
        start += 30 + names + extra
        end, check = start + info.compress_size, 0
        engine = None if info.compress_type == 0 else zlib.decompressobj(-15)
        for at in range(start, end, step):
            rest = source[at : min(at + step, end)]
            while rest:
                # Bounded, since a few bytes may stand for a thousand times as many.
                piece, rest = (engine.decompress(rest, step), engine.unconsumed_tail) if engine else (rest, b"")
                check = zlib.crc32(piece, check)
                yield piece
        piece = engine.flush() if engine else b""
        if zlib.crc32(piece, check) & 0xFFFFFFFF != info.CRC:
            raise Refused("Damaged", name)
        yield piece

    def whole():
        yield archive.read(info)

    return pieces if info.compress_type in (0, 8) else whole


def is_executable(info):
    mode = info.external_attr >> 16
    return bool(stat.S_ISREG(mode) and mode & 0o111)


def name_in(info):
    """Names are UTF-8; where the zip does not say so, zipfile of Python 3 reads them as cp437."""
    if isinstance(info.filename, bytes) or info.flag_bits & 0x800:
        return native(raw(info.filename))
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def inside(path):
    steps = [each for each in path.split("/") if each not in ("", ".")]
    if path.startswith("/") or ".." in steps or not steps:
        raise Refused("LeavesRoot", path)
    if re.search(r"[\x00-\x1f\x7f]", path):
        raise Refused("StrangeName", path)
    return "/".join(steps)


def unzipped(path):
    """Path in the wheel to member."""
    try:
        handle = io.open(path, "rb")
        archive = zipfile.ZipFile(handle)
        source = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
    except (zipfile.BadZipfile, ValueError):
        raise Refused("NoZip", "")
    members = {}
    for info in archive.infolist():
        name = name_in(info)
        if name.endswith("/"):
            continue
        if info.flag_bits & 1:
            raise Refused("Encrypted", name)
        members[inside(name)] = Member(info.file_size, is_executable(info), zip_pieces(archive, source, info, name))
    return members


def metadata_of(files, filename):
    """The one .dist-info, which must be that of the wheel's name."""
    found = sorted(set(each.split("/")[0] for each in files if each.split("/")[0].endswith(".dist-info")))
    if len(found) != 1:
        raise Refused("NoMetadata" if not found else "ManyMetadata", ", ".join(found))
    named = normalised(filename.split("-")[0])
    if filename.endswith(".whl") and not normalised(found[0]).startswith(named):
        raise Refused("OtherName", found[0])
    return found[0]


def check_format(tags):
    version = headers(tags).get("wheel-version", [""])[0]
    if not re.match(r"\d+(\.\d+)*\Z", version):
        raise Refused("NoFormat", version)
    if int(version.split(".")[0]) > 1:
        raise Refused("NewerFormat", version)


def include_folder(name):
    """As distutils has it up to 3.9 and sysconfig from 3.10 on.

    The name is what pip 20 to 25, and 26, take from the wheel's.
    """
    name = normalised(name) if sys.version_info >= (3, 9) else name.replace("_", "-")
    flags = getattr(sys, "abiflags", "")
    if sys.version_info >= (3, 10):
        flags = "t" if sys.version_info >= (3, 13) and "t" in flags else ""
    return "include/python%d.%d%s/%s" % (sys.version_info[0], sys.version_info[1], flags, name)


dropped = ("RECORD", "RECORD.jws", "RECORD.p7s", "INSTALLER", "REQUESTED", "direct_url.json")


def placed(files, info, packages, points):
    """Path below the prefix to member: scripts over data over the rest, as pip writes them."""
    folders = {
        "purelib": packages,
        "platlib": packages,
        "scripts": "bin",
        "data": "",
        "headers": include_folder(info.split("-")[0]),
    }
    entries = set(points.get("console_scripts", {})) | set(points.get("gui_scripts", {}))
    members, data, scripts = {}, {}, {}
    for path, member in files.items():
        steps = path.split("/", 2)
        if not steps[0].endswith(".data") or len(steps) == 1:
            if path not in [info + "/" + each for each in dropped]:
                members[packages + "/" + path] = member
            continue
        if len(steps) < 3 or steps[1] not in folders:
            raise Refused("UnknownPlace", path)
        place = inside(folders[steps[1]] + "/" + steps[2] if folders[steps[1]] else steps[2])
        if steps[1] != "scripts":
            data[place] = member
        elif re.sub(r"(?i)(\.exe|-script\.py|\.pya)\Z", "", os.path.basename(place)) not in entries:
            member.executable = True
            scripts[place] = member
    members.update(data)
    members.update(scripts)
    members.update(wrappers(points))
    return members


def make_wheel(job, order):
    files = unzipped(job["path"])
    info = metadata_of(files, native(os.path.basename(job["path"])))
    for name in ("WHEEL", "METADATA"):
        if info + "/" + name not in files:
            raise Refused("NoMetadata", info + "/" + name)
    tags, packages = files[info + "/WHEEL"].head(most_headers), order["packages"]
    check_format(tags)
    points = files[info + "/entry_points.txt"].head(most_headers) if info + "/entry_points.txt" in files else b""
    metadata = files[info + "/METADATA"]
    top = metadata.head(most_headers)
    about = described(info, without_places(top, b" @ file:"), points)
    if without_places(top) != top:
        metadata.replace(without_places(metadata.content()))
    members = placed(files, info, packages, entry_points(points))
    relocate_scripts(members, order["launcher"])
    forget_places(members, members, tells_places(tags))
    made = write(
        job["target"],
        members,
        {packages + "/" + info + "/RECORD": list(members)},
        packages,
        tells_places(tags) is everything,
    )
    made["distributions"] = [about]
    return made
