"""Removes the place where a wheel was built.

A library that was linked here tells in its debug information where, and some builds write it into a module; that place
is overwritten with as many slashes, which changes no offset. A manylinux or musllinux tag says that a wheel was
built elsewhere.
"""

import re

built_here = re.compile(b"/[^\\x00\\n]*?/\\.python-buildpack-[A-Za-z0-9]{6}")
written_here = re.compile(b"/[^\\x00\\n\"']*?/\\.python-buildpack-[A-Za-z0-9]{6}")
texts = re.compile(r"\.(py|pth|cfg|ini|json|toml|txt|pc|la|sh|cmake)\Z")
everything = re.compile(r"\.(py|pth|cfg|ini|json|toml|txt|pc|la|sh|cmake|so(\.[\d.]+)?)\Z")


def forget_place(content):
    if b".python-buildpack-" not in content:
        return content
    place = built_here if b"\0" in content else written_here
    return place.sub(lambda found: b"/" * len(found.group()), content)


def tells_places(tags):
    """A pattern of the files of such a wheel that may name the place where it was built."""
    if b"manylinux" in tags or b"musllinux" in tags:
        return None
    return everything if b"-linux_" in tags else texts
