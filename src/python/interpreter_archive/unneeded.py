"""Which files of a Python no app needs: told by their paths from its root.

Tests, IDLE, static libraries and what pip's installer brings are three quarters of a usual build, and scanners report
the last of them. Compiled files are made anew. `Makefile` stays, which `sysconfig` has a name for.
"""

import re

library = r"lib/python\d\.\d+/"
unneeded = re.compile(
    "|".join(
        (
            r"(?:.*/)?__pycache__/.*",
            r".*\.py[co]",
            r".*\.a",
            r"bin/(?:pip|idle)[\d.]*",
            r"share/(?:man|doc)/.*",
            library + r"(?!site-packages/)(?:.*/)?tests?/.*",
            library + r"(?:idlelib|turtledemo|ensurepip/_bundled)/.*",
            library + r"config(?:-[^/]*)?/(?!Makefile\Z).*",
            library + r"lib-dynload/_?(?:ctypes_test|test\w*|xx\w+)\.[^/]*",
            library + r"site-packages/(?:pip|pip-[^/]*)(?:/.*)?",
            library + r"EXTERNALLY-MANAGED",
        )
    )
    + r"\Z"
)
of_tk = re.compile(r"(?:lib/(?:tcl|tk|itcl|tdbc|thread)[\d.]*/|" + library + r"(?:tkinter|lib-tk)/).*\Z")


def is_unneeded(path, has_tk):
    return unneeded.match(path) is not None or (not has_tk and of_tk.match(path) is not None)
