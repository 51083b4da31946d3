"""Compiles anew the modules below a directory whose sources are no more those that a staging has put there.

Run by 2.7 and every 3. Before 3.7 there is nothing to do: compiled modules go by the times of their sources there.

Argument: a directory in which every source has the time of `moment`.
Status: 0, whatever does not compile: an import says so.
Files: the compiled form of a changed module is replaced, or removed where its source does not compile.
"""

import sys

if sys.path[0] == "":
    del sys.path[0]
if sys.version_info < (3, 7):
    sys.exit(0)
import os
import py_compile
from importlib.util import cache_from_source

moment = 315532801

for folder, folders, names in os.walk(sys.argv[1]):
    for name in names:
        path = os.path.join(folder, name)
        if not name.endswith(".py") or os.lstat(path).st_mtime == moment:
            continue
        compiled = cache_from_source(path)
        try:
            os.remove(compiled)
            py_compile.compile(path, compiled, doraise=True, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
        except (OSError, py_compile.PyCompileError):
            pass
