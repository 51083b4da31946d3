"""Makes archives of Pythons: of an installed one for operators to keep, and of that the one that goes with an app.

Run by 2.7 and every 3, with `-E -s -S -B`.

Arguments: `pack FOLDER` packs the Python that runs this into a file in FOLDER; `prepare ROOT FOLDER` writes of the Python
    that lies in ROOT, and runs this, `FOLDER/interpreter.tar`, and beside it a wheel of pip where the Python has one.
Stdout: a line that begins with `@python-buildpack@`, and goes on with a JSON object: of `pack` `entry`, as an index of
    archives has it, and `needs`, the names of libraries that the Python takes from its system; of `prepare` `members`
    and `size` (bytes) of the tar, `before` (the bytes of all files before) and `pip`, the name of the wheel.
Status: 0; 3 where the Python cannot be packed, with the reason as the last line of stderr.
"""

import sys

if sys.path[0] == "":
    del sys.path[0]

from .pack import pack
from .prepare import prepare
from .start import Refused

try:
    if sys.argv[1] == "pack":
        pack(sys.argv[2])
    else:
        prepare(sys.argv[2], sys.argv[3])
except Refused as refused:
    sys.stderr.write("%s\n" % refused)
    sys.exit(3)
