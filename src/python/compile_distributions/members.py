"""What an archive is made of: files to be, and links."""

from .places import forget_place


class Member(object):
    """A file to be. The size is known before the content is read."""

    __slots__ = ("size", "executable", "pieces", "kept", "forgets")

    def __init__(self, size, executable, pieces):
        self.size, self.executable, self.pieces, self.kept, self.forgets = size, executable, pieces, None, False

    def content(self):
        if self.kept is None:
            self.kept = b"".join(self.pieces())
            if self.forgets:
                self.kept = forget_place(self.kept)
        return self.kept

    def head(self, limit):
        """So much of it as is needed: a description may be as large as it likes."""
        if self.kept is not None:
            return self.kept[:limit]
        found, size = [], 0
        for piece in self.pieces():
            found.append(piece)
            size += len(piece)
            if size >= limit:
                break
        return b"".join(found)[:limit]

    def begins(self, start):
        return next(iter(self.chunks()), b"").startswith(start)

    def chunks(self):
        return [self.content()] if self.forgets or self.kept is not None else self.pieces()

    def replace(self, content):
        self.kept, self.size = content, len(content)


def written(content, executable=False):
    member = Member(0, executable, None)
    member.replace(content)
    return member


class Link(object):
    def __init__(self, target):
        self.target = target


def forget_places(members, paths, pattern):
    for path in paths if pattern is not None else ():
        if pattern.search(path) and isinstance(members.get(path), Member):
            members[path].forgets = True
