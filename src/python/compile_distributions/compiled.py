"""Compiles a source to the bytes of a `.pyc`, which are a function of the source and its path alone.

From 3.4 to 3.10 marshal marks what has more than one reference, whoever has the other one: what a process has done
before, and even where things lie in memory (the cache of attributes holds names by address), would change some bytes of
what is compiled. With one more reference to each part, all are marked. 3.11 marks every name anyway, 3.3 and older mark
nothing.

From 3.7 on a compiled file carries a hash of its source (PEP 552), so it outlives a change of times; older ones
compare times, which are fixed to `moment`. The path that is compiled in is the one from the prefix. What does not
compile (templates, code for another Python) is left out.
"""

import marshal
import operator
import os
import struct
import sys
import types

from .start import moment, python2

if sys.version_info >= (3, 4):
    import importlib.util

    magic = importlib.util.MAGIC_NUMBER
else:
    import imp

    magic = imp.get_magic()


def compiled_name(path):
    if python2:
        return path + "c"
    folder, name = os.path.split(path)
    return "%s/__pycache__/%s.%s.pyc" % (folder, name[:-3], sys.implementation.cache_tag)


marks_shared = (3, 4) <= sys.version_info < (3, 11)
if marks_shared:
    fields = operator.attrgetter(
        "co_consts",
        "co_names",
        "co_varnames",
        "co_freevars",
        "co_cellvars",
        "co_code",
        "co_lnotab" if sys.version_info < (3, 10) else "co_linetable",
        "co_filename",
        "co_name",
    )


def hold(parts, held):
    """Adds one more reference to each part, and to each part of a part."""
    held += parts
    for part in parts:
        kind = type(part)
        if kind is types.CodeType:
            found = fields(part)
            held += found
            held += found[1] + found[2] + found[3] + found[4]
            hold(found[0], held)
        elif kind is tuple or kind is frozenset:
            hold(part, held)


def marshalled(code):
    held = []
    if marks_shared:
        hold((code,), held)
    return marshal.dumps(code)


def compiled_content(source, path):
    try:
        if python2:
            lines = source.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            code = compile(lines, path, "exec", 0, True)
            return magic + struct.pack("<I", moment) + marshal.dumps(code)
        code = compile(source, path, "exec", dont_inherit=True, optimize=-1)
        if sys.version_info >= (3, 7):
            # Unchecked (PEP 552): the source is neither read nor hashed when the app starts.
            start = magic + b"\1\0\0\0" + importlib.util.source_hash(source)
        else:
            start = magic + struct.pack("<II", moment, len(source) & 0xFFFFFFFF)
        return start + marshalled(code)
    except Exception:
        return None
