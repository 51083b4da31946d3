"""Walks a tree, and writes files of it into a tar: sorted, with fixed times and owners, so that equal trees are equal tars."""

import io
import os
import tarfile

from .start import moment


def paths_in(root):
    """Files and links below, as paths from there, sorted; folders only as far as something is in them."""
    found = []
    for folder, folders, names in os.walk(root):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        found += [os.path.relpath(os.path.join(folder, name), root) for name in names + links]
    return sorted(found)


def is_within(root, path):
    return os.path.realpath(path).startswith(os.path.realpath(root) + os.sep)


def member(root, path, name):
    full = os.path.join(root, path)
    status = os.lstat(full)
    info = tarfile.TarInfo(name)
    info.mtime = moment
    info.mode = 0o755 if status.st_mode & 0o100 else 0o644
    if os.path.islink(full):
        info.type, info.linkname, info.mode = tarfile.SYMTYPE, os.readlink(full), 0o777
    else:
        info.size = status.st_size
    return info


def add(tar, info, root, path, content=None):
    if info.type == tarfile.SYMTYPE:
        tar.addfile(info)
    elif content is not None:
        info.size = len(content)
        tar.addfile(info, io.BytesIO(content))
    else:
        with io.open(os.path.join(root, path), "rb") as file:
            tar.addfile(info, file)
