"""Makes scripts: pip's wrappers of entry points, and scripts that start the Python beside them.

The launcher, sh that finds that Python, comes with the order of `main.py`. The Python that a script's first line names
is that of the host where its wheel was built.
"""

import re
import sys

from .members import Link, written
from .start import Refused, raw

python_line = re.compile(
    br"#!\s*(?:/[^\r\n]*/|\S*/)?(?:env\s+(?:-S\s+)?)?(?:\S*/)?python[\d.]*w?(?:\s+(-[^\r\n]*))?\s*\Z"
)
# What pip writes where the interpreter's path has a blank or is too long for the kernel (127 bytes).
long_line = re.compile(br"#!/bin/sh\r?\n'''exec' [^\r\n]*python[\d.]*w?\"?((?: -\S+)*) \"\$0\" \"\$@\"\r?\n' '''\r?\n")
coding_line = re.compile(br"[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)")


def kept_flags(flags):
    """-E, -s and -I hide the user base, which is where the packages are."""
    kept = []
    for flag in (flags or b"").split():
        if re.match(br"-[EsIuBOSvqdP]+\Z", flag):
            flag = re.sub(b"[EsI]", b"", flag)
        if flag not in (b"", b"-"):
            kept.append(flag + b" ")
    return b"".join(kept)


def read_script(source):
    found = long_line.match(source)
    if found:
        return kept_flags(found.group(1)), source[found.end() :]
    first, _, body = source.partition(b"\n")
    found = python_line.match(first)
    return (kept_flags(found.group(1)), body) if found else None


def relocatable(source, launcher):
    """The script as it must be written; None when it is no Python script, or is right already."""
    if source[:2] != b"#!" or b"\n" not in source or source.startswith(launcher.partition(b"@CODING@")[0]):
        return None
    script = read_script(source)
    if script is None:
        return None
    flags, body = script
    declared = [found.group(1) for found in map(coding_line.match, body.split(b"\n", 2)[:2]) if found]
    coding = declared[0] if declared else b"utf-8"
    return launcher.replace(b"@CODING@", coding).replace(b"@FLAGS@", flags) + body


def relocate_scripts(members, launcher):
    for path, member in members.items():
        if path.startswith("bin/") and path.count("/") == 1 and not isinstance(member, Link) and member.begins(b"#!"):
            script = relocatable(member.content(), launcher)
            if script is not None:
                member.replace(script)
                member.executable = True


# pip 26 writes the first, which needs Python 3.9; pip 20 to 25 the second.
short_wrapper = """import sys
from %(module)s import %(first)s
if __name__ == '__main__':
    sys.argv[0] = sys.argv[0].removesuffix('.exe')
    sys.exit(%(function)s())
"""
long_wrapper = r"""# -*- coding: utf-8 -*-
import re
import sys
from %(module)s import %(first)s
if __name__ == '__main__':
    sys.argv[0] = re.sub(r'(-script\.pyw|\.exe)?$', '', sys.argv[0])
    sys.exit(%(function)s())
"""
wrapper_text = short_wrapper if sys.version_info >= (3, 9) else long_wrapper


def wrapper(name, value):
    found = re.match(r"([\w.]+)\s*:\s*([\w.]+)\s*(?:\[.*\])?\s*(?:#.*)?\Z", value)
    if not found or "/" in name or name in ("", ".", ".."):
        raise Refused("BadEntryPoint", "%s = %s" % (name, value))
    module, function = found.groups()
    text = wrapper_text % {"module": module, "first": function.split(".")[0], "function": function}
    return written(raw("#!python\n" + text), True)


def versioned(consoles):
    """A wheel of pip or setuptools has the names of the Python that it was built by."""
    line = "%d.%d" % sys.version_info[:2]
    for name, pattern, names in (
        ("pip", r"pip(\d+(\.\d+)?)?\Z", ["pip", "pip" + line.split(".")[0], "pip" + line]),
        ("easy_install", r"easy_install(-\d+\.\d+)?\Z", ["easy_install", "easy_install-" + line]),
    ):
        if name in consoles:
            value = consoles[name]
            consoles = dict((each, consoles[each]) for each in consoles if not re.match(pattern, each))
            consoles.update((each, value) for each in names)
    return consoles


def wrappers(points):
    consoles = versioned(points.get("console_scripts", {}))
    both = list(consoles.items()) + list(points.get("gui_scripts", {}).items())
    return dict(("bin/" + name, wrapper(name, value)) for name, value in both)
