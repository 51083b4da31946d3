"""What tells a Python where it is: `sysconfig`'s answers, what `venv` writes down, and the first lines of the programs in `bin`."""

import io
import os
import re

from .start import line

# Runs behind the variables of `_sysconfigdata`, whenever they are asked for: so they are right wherever the Python is.
# A build by clang (python-build-standalone) names a compiler that the stack need not have.
answers_at_home = '''

def _at_home():
    import os
    import re
    import sys

    old, here = build_time_vars.get("prefix") or "", getattr(sys, "base_prefix", sys.prefix)
    plain = {"clang": "cc", "clang++": "c++", "llvm-ar": "ar", "llvm-ranlib": "ranlib"}
    tools = ("CC", "CXX", "CPP", "AR", "RANLIB", "LDSHARED", "BLDSHARED", "LDCXXSHARED", "LINKCC", "MAINCC")
    strange = re.compile("-Wl,-rpath[,=].*|-fdebug-default-version=.*|-fprofile-[^ ]*")
    for name, value in list(build_time_vars.items()):
        if not isinstance(value, str):
            continue
        words = value.split(" ")
        if name in tools:
            base = re.sub("-[0-9.]+$", "", os.path.basename(words[0]))
            if base in plain:
                words[0] = plain[base]
            elif "/" in words[0] and not os.path.exists(words[0]):
                words[0] = os.path.basename(words[0])
        if name in tools or "FLAGS" in name:
            words = [word for word in words if not strange.match(word)]
        value = " ".join(words)
        if len(old) > 1 and old != "/usr":
            # What is split as a shell would split it must stay one word where there is a blank in the path.
            words = name in tools or "FLAGS" in name
            quoted = "'" + here.replace("'", "'\\"'\\"'") + "'" if words and re.search("[^-+./\\w]", here) else here
            value = re.sub(re.escape(old) + "(?![-.0-9A-Za-z_])", lambda _: quoted, value)
        build_time_vars[name] = value


_at_home()
del _at_home
'''

trampoline = '#!/bin/sh\n\'\'\'exec\' "$(dirname -- "$(realpath -- "$0")")/python%s" "$0" "$@"\n\' \'\'\'\n' % line

# A virtual environment finds the modules from the folder of the program that made it. Where that is a link from elsewhere, nothing is
# there (3.13.0), and a Python that is built for a place of its own falls back on that place.
maker = re.compile(br"(?m)^(\s+executable = )(sys\.(?:_base_)?executable|getattr\(sys, '_base_executable', sys\.executable\))$")


def relocated(path, content):
    """The content of a file as it must be in a Python that can be moved."""
    name = os.path.basename(path)
    if re.match(r"_sysconfigdata\w*\.py\Z", re.sub(r"-(?=linux|gnu|musl)", "_", name).replace("-", "_")):
        return content if b"def _at_home()" in content else content + answers_at_home.encode("ascii")
    if is_maker(path):
        return maker.sub(br"\1os.path.realpath(\2)", content)
    if path.startswith("bin/") and re.match(br"#!\s*/[^\n]*python[\d.]*[^\n]*\n", content):
        return trampoline.encode("ascii") + content.split(b"\n", 1)[1]
    return content


def is_maker(path):
    return path.endswith("/venv/__init__.py")


def read(path):
    with io.open(path, "rb") as file:
        return file.read()
