"""Writes a tar, and the RECORD of what is in it (PEP 376).

The tar has no end-of-archive blocks, so that archives can follow each other in one stream. Members are sorted, times
and owners fixed (GNU format, in which a name may be of any length).

A RECORD lists digests of what may stand behind it. Its size is known beforehand, since a digest has one length, so its
place is left open and filled at the end: no more than one file is held in memory.
"""

import base64
import binascii
import hashlib
import io
import os
import re
import struct

from .compiled import compiled_content, compiled_name
from .libraries import is_library, largest_library, libraries_in, linked_against
from .members import Link, Member
from .start import Refused, moment, native, raw, text_of

owner = b"0000000\0" * 2
modified = ("%011o\0" % moment).encode("ascii")
middle = b"ustar  \0" + b"\0" * 247
fixed_sum = sum(bytearray(owner + modified + middle)) + 8 * 32


def header(name, executable, size, kind, link=b""):
    before = long_name(link, b"K") if len(link) > 100 else b""
    if len(name) > 100:
        before += long_name(name, b"L")
    if size >= 1 << 33:
        raise Refused("TooLarge", native(name))
    varying = (b"0000755\0" if executable else b"0000644\0", ("%011o\0" % size).encode("ascii"), kind)
    name, link = name[:100], link[:100]
    total = fixed_sum + sum(bytearray(b"".join(varying) + name + link))
    return b"".join(
        (
            before,
            name.ljust(100, b"\0"),
            varying[0],
            owner,
            varying[1],
            modified,
            ("%06o\0 " % total).encode("ascii"),
            kind,
            link.ljust(100, b"\0"),
            middle,
        )
    )


def long_name(name, kind):
    content = name + b"\0"
    return header(b"././@LongLink", False, len(content), kind) + content + b"\0" * (-len(content) % 512)


def field(text):
    return b'"' + text.replace(b'"', b'""') + b'"' if re.search(b'[,"\r\n]', text) else text


def from_packages(path, packages):
    """The path as RECORD has it."""
    if path.startswith(packages + "/"):
        return path[len(packages) + 1 :]
    return os.path.relpath("/" + path, "/" + packages)


class Record(object):
    def __init__(self, packages, path, listed, members):
        self.path = path
        self.rows = sorted((field(raw(from_packages(each, packages))), each) for each in set(listed) | set([path]))
        self.members, self.digests = members, {}

    def size(self):
        return sum(
            len(name) + 3 + (50 + len(str(self.members[each].size)) if self.has_digest(each) else 0)
            for name, each in self.rows
        )

    def has_digest(self, path):
        return path != self.path and not isinstance(self.members[path], Link)

    def content(self):
        lines = []
        for name, each in self.rows:
            if not self.has_digest(each):
                lines.append(name + b",,\n")
            else:
                code = base64.urlsafe_b64encode(self.digests[each]).rstrip(b"=")
                lines.append(name + b",sha256=" + code + b"," + str(self.members[each].size).encode("ascii") + b"\n")
        return b"".join(lines)


class Archive(object):
    def __init__(self, path):
        self.out = io.open(path, "wb", 1 << 18)
        self.position = self.count = 0
        self.linked = {}

    def put(self, data):
        self.out.write(data)
        self.position += len(data)

    def begin(self, path, executable, size):
        self.put(header(raw(path), executable, size, b"0"))
        self.count += 1

    def end(self, size):
        if size % 512:
            self.put(b"\0" * (-size % 512))

    def link(self, path, target):
        self.put(header(raw(path), True, 0, b"2", raw(target)))
        self.count += 1

    def add(self, path, member):
        """Writes it and returns its digest."""
        self.begin(path, member.executable, member.size)
        digest, size, library = hashlib.sha256(), 0, []
        looks = is_library(path) and member.size <= largest_library
        for chunk in member.chunks():
            digest.update(chunk)
            if looks:
                library.append(chunk)
            self.put(chunk)
            size += len(chunk)
        if size != member.size:
            raise Refused("Damaged", path)
        if looks:
            try:
                self.linked[path] = linked_against(b"".join(library))
            except (struct.error, ValueError):
                # Whatever it is, no loader will take it.
                self.linked[path] = [], []
        self.end(size)
        return digest.digest()

    def add_bytes(self, path, content):
        self.begin(path, False, len(content))
        self.put(content)
        self.end(len(content))

    def leave_open(self, record):
        self.begin(record.path, False, record.size())
        place = self.position
        self.put(b"\0" * record.size())
        self.end(record.size())
        return place, record

    def fill(self, place, record):
        content = record.content()
        assert len(content) == record.size()
        self.out.seek(place)
        self.out.write(content)


def folders_of(paths):
    found = set()
    for path in paths:
        folder = os.path.dirname(path)
        while folder and folder not in found:
            found.add(folder)
            folder = os.path.dirname(folder)
    return found


def write(target, members, records, packages, here):
    """Path to member and path of a RECORD to what it lists; a compiled file comes where its name sorts it."""
    compiled = dict(
        (compiled_name(path), path)
        for path in members
        if path.endswith(".py") and path.startswith(packages + "/") and not isinstance(members[path], Link)
    )
    paths = set(members) | set(compiled) | set(records)
    for folder in folders_of(paths):
        if folder in paths:
            raise Refused("FileAndFolder", folder)
    archive, left_open, digests = Archive(target), [], {}
    records = dict(
        (path, Record(packages, path, set(listed) - set(compiled), members)) for path, listed in records.items()
    )
    # A source is needed twice; what sorts first depends on its name.
    done = dict((max(pair, key=raw), pair[1]) for pair in compiled.items())
    sources = set(compiled.values())
    for path in sorted(paths, key=raw):
        content = source = None
        if path in compiled:
            source = compiled[path]
            content = compiled_content(members[source].content(), source)
        if path in records:
            left_open.append(archive.leave_open(records[path]))
        elif content is not None:
            archive.add_bytes(path, content)
        elif isinstance(members.get(path), Link):
            archive.link(path, members[path].target)
        elif path in members:
            digests[path] = archive.add(path, members[path])
        used = members.get(done.get(path, None if path in sources else path))
        if isinstance(used, Member):
            used.kept = used.pieces = None
    for place, record in left_open:
        record.digests = digests
        archive.fill(place, record)
    archive.out.close()
    files = dict((text_of(path), native(binascii.hexlify(digest))) for path, digest in digests.items())
    for path, member in members.items():
        if isinstance(member, Link):
            files[text_of(path)] = "link:" + text_of(member.target)
    for record in records.values():
        files[text_of(record.path)] = hashlib.sha256(record.content()).hexdigest()
    made = {"members": archive.count, "size": archive.position, "files": files}
    libraries = libraries_in(archive.linked, here)
    if libraries:
        made["libraries"] = libraries
    return made
