"""Makes of an unpacked Python, which runs this, the tar that apps get: without what none needs, movable and compiled.

The tar has no end-of-archive blocks. Compiled files carry a hash of their source that nobody compares (PEP 552, from
3.7 on) or the second that every file of the tar is of: so nothing is written when the Python runs.
"""

import glob
import io
import json
import marshal
import os
import struct
import sys
import tarfile
import zipfile

from .relocation import is_maker, read, relocated
from .start import line, moment, Refused
from .tree import add, is_within, member, paths_in
from .unneeded import is_unneeded

if sys.version_info >= (3, 4):
    import importlib.util

    magic = importlib.util.MAGIC_NUMBER
else:
    import imp

    magic = imp.get_magic()


def compiled_name(path):
    if sys.version_info[0] == 2:
        return path + "c"
    folder, name = os.path.split(path)
    return "%s/__pycache__/%s.%s.pyc" % (folder, name[:-3], sys.implementation.cache_tag)


def compiled(source, path):
    """`None` for what is no source of this Python: a template, another major's."""
    try:
        code = compile(source.replace(b"\r\n", b"\n") if sys.version_info[0] == 2 else source, path, "exec", 0, True)
    except Exception:
        return None
    if sys.version_info >= (3, 7):
        head = b"\1\0\0\0" + importlib.util.source_hash(source)
    elif sys.version_info[0] == 2:
        head = struct.pack("<I", moment)
    else:
        head = struct.pack("<II", moment, len(source) & 0xFFFFFFFF)
    return magic + head + marshal.dumps(code)


def has_tk():
    try:
        import _tkinter

        return _tkinter is not None
    except ImportError:
        return False


def keep_pip(root, folder):
    """A wheel of pip, by its name, where the Python has any: as its installer has it, or made of what is installed."""
    library = os.path.join(root, "lib", "python" + line)
    for wheel in sorted(glob.glob(os.path.join(library, "ensurepip", "_bundled", "pip-*.whl"))):
        name = os.path.basename(wheel)
        with io.open(os.path.join(folder, name), "wb") as out:
            out.write(read(wheel))
        return name
    packages = os.path.join(library, "site-packages")
    found = [path for path in paths_in(packages) if path.startswith("pip/") and not path.endswith((".pyc", ".pyo"))]
    if not found:
        return None
    name = "pip-0-py2.py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(folder, name), "w", zipfile.ZIP_DEFLATED) as archive:
        for path in found:
            archive.writestr(zipfile.ZipInfo(path), read(os.path.join(packages, path)))
    return name


def prepare(root, folder):
    """`root` is the Python's, `folder` gets `interpreter.tar` and pip's wheel."""
    root = os.path.realpath(root)
    tk, before, count = has_tk(), 0, 0
    pip = keep_pip(root, folder)
    contents = {}
    for path in paths_in(root):
        full = os.path.join(root, path)
        if os.path.islink(full):
            if not os.path.exists(full) or is_unneeded(path, tk):
                continue
            if os.path.isabs(os.readlink(full)) or not is_within(root, full):
                raise Refused("%s is a link that leads out of the archive" % path)
            target = os.path.relpath(os.path.realpath(full), root)
            if not os.path.isdir(full) and is_unneeded(target, tk):
                continue
        else:
            before += os.lstat(full).st_size
            if is_unneeded(path, tk):
                continue
        contents[path] = None
    for path in list(contents):
        full = os.path.join(root, path)
        if os.path.islink(full):
            continue
        if path.startswith("bin/") or os.path.basename(path).startswith("_sysconfigdata") or is_maker(path):
            made = relocated(path, read(full))
            contents[path] = made if made != read(full) else None
        if path.endswith(".py"):
            source = read(full) if contents[path] is None else contents[path]
            code = compiled(source, path)
            if code is not None:
                contents[compiled_name(path)] = code
    out = io.open(os.path.join(folder, "interpreter.tar"), "wb")
    tar = tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT)
    for path in sorted(contents):
        content = contents[path]
        if content is not None and not os.path.lexists(os.path.join(root, path)):
            info = tarfile.TarInfo(path)
            info.mtime, info.mode = moment, 0o644
        else:
            info = member(root, path, path)
        add(tar, info, root, path, content)
        count += 1
    size = tar.offset
    out.close()
    made = {"members": count, "size": size, "before": before}
    if pip is not None:
        made["pip"] = pip
    sys.stdout.write("\n@python-buildpack@" + json.dumps(made) + "\n")
