"""Reads a user base which an old installer has filled (setup.py install, pypm)."""

import io
import os
import stat
import sys

from .archive import write
from .members import Link, Member, forget_places
from .metadata import described, headers, lines_of, most_headers, without_places
from .places import everything, tells_places
from .scripts import relocate_scripts
from .start import Refused, native, python2
from .wheel import step

python_links = ("python", "python%d" % sys.version_info[0], "python%d.%d" % sys.version_info[:2])
left_out = ("INSTALLER", "REQUESTED", "direct_url.json")


def file_pieces(path):
    def pieces():
        with io.open(path, "rb") as handle:
            piece = handle.read(step)
            while piece:
                yield piece
                piece = handle.read(step)

    return pieces


def link_inside(top, path):
    """The link's target as a relative path that stays below the root."""
    place, target = os.path.join(top, path), os.readlink(os.path.join(top, path))
    real = os.path.realpath(place)
    if not (real + b"/").startswith(os.path.realpath(top) + b"/"):
        raise Refused("LinkLeavesRoot", "%s -> %s" % (native(path), native(target)))
    if target.startswith(b"/"):
        target = os.path.relpath(target, os.path.dirname(place))
    if (os.path.normpath(os.path.join(os.path.dirname(path), target)) + b"/").startswith(b"../"):
        raise Refused("LinkLeavesRoot", "%s -> %s" % (native(path), native(target)))
    return Link(native(target))


def walk(top, folder=b""):
    """Every file and link below, by its path from there."""
    for name in sorted(os.listdir(os.path.join(top, folder))):
        path = os.path.join(folder, name)
        found = os.lstat(os.path.join(top, path))
        if stat.S_ISDIR(found.st_mode):
            for each in walk(top, path):
                yield each
        elif folder == b"bin" and native(name) in python_links:
            continue
        elif b"\n" in path:
            raise Refused("StrangeName", native(path))
        elif stat.S_ISLNK(found.st_mode):
            yield native(path), link_inside(top, path)
        elif stat.S_ISREG(found.st_mode):
            pieces = file_pieces(os.path.join(top, path))
            yield native(path), Member(found.st_size, bool(found.st_mode & stat.S_IXUSR), pieces)
        else:
            raise Refused("SpecialFile", native(path))


def source_of(path):
    """Where the source of a compiled file would be."""
    folder, name = os.path.split(path)
    if os.path.basename(folder) == "__pycache__":
        return os.path.join(os.path.dirname(folder), name.split(".")[0] + ".py")
    return path[:-1]


def unwanted(path, members, packages):
    folder, name = os.path.split(path)
    if path.endswith((".pyc", ".pyo")):
        return source_of(path) in members
    if folder == packages:
        return name == "easy-install.pth" or name.endswith(".egg-link")
    return os.path.dirname(folder) == packages and folder.endswith(".dist-info") and name in left_out


def listed_in(record, members, packages, top):
    """The files of a RECORD that are there, by their paths from the root."""
    import csv

    text = record.content()
    rows = csv.reader(text.splitlines() if python2 else native(text).splitlines())
    found = [os.path.normpath(os.path.join(native(top), packages, row[0])) for row in rows if row]
    start = native(top).rstrip("/") + "/"
    return [each[len(start) :] for each in found if each.startswith(start) and each[len(start) :] in members]


def content_of(members, *paths):
    for path in paths:
        if isinstance(members.get(path), Member):
            return members[path].head(most_headers)
    return b""


def metadata_in(members, packages):
    """The names of what describes a distribution: folders, and the single files of distutils."""
    start = packages + "/"
    names = set(path[len(start) :].split("/")[0] for path in members if path.startswith(start))
    return sorted(each for each in names if each.endswith((".dist-info", ".egg-info")))


def forget_in(members, packages, name, listed):
    place = packages + "/" + name
    if name.endswith(".dist-info") and place + "/WHEEL" in members:
        forget_places(members, listed, tells_places(members[place + "/WHEEL"].head(most_headers)))
    lines = lines_of(content_of(members, place + "/installed-files.txt"))
    libraries = [os.path.normpath(os.path.join(place, line.strip())) for line in lines if line.strip()]
    forget_places(members, [each for each in libraries if each.endswith(".so")], everything)


def forget_required_places(members, place):
    for path, header in ((place + "/METADATA", b""), (place + "/requires.txt", b"Requires-Dist: ")):
        if isinstance(members.get(path), Member):
            content = members[path].content()
            lines = [header + line if line else line for line in content.split(b"\n")]
            without = without_places(b"\n".join(lines)).split(b"\n")
            members[path].replace(b"\n".join([line[len(header) :] if line else line for line in without]))


def make_tree(job, order):
    top, packages = job["path"], order["packages"]
    members = dict(walk(top))
    members = dict((path, members[path]) for path in members if not unwanted(path, members, packages))
    relocate_scripts(members, order["launcher"])
    records, abouts = {}, []
    for name in metadata_in(members, packages):
        place = packages + "/" + name
        record, listed = members.get(place + "/RECORD"), []
        if isinstance(record, Member):
            listed = listed_in(record, members, packages, top)
            records[place + "/RECORD"] = listed
        forget_in(members, packages, name, listed)
        forget_required_places(members, place)
        content = content_of(members, place, place + "/METADATA", place + "/PKG-INFO")
        points = content_of(members, place + "/entry_points.txt")
        if headers(content).get("name"):
            abouts.append(described(name, content, points, content_of(members, place + "/requires.txt")))
    rest = dict((each, members[each]) for each in members if each not in records)
    made = write(job["target"], rest, records, packages, True)
    made["distributions"] = abouts
    return made
