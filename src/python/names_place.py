"""Whether the metadata of a wheel names a folder or a file of the host where it was built (PEP 508, `name @ file:...`).

Run by 2.7 and every 3, with `-s -S`.

Argument: the wheel.
Status: 0 where it does not, 1 where it does or the wheel cannot be read.
"""

import re
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as wheel:
    for name in wheel.namelist():
        if name.endswith(".dist-info/METADATA") and re.search(
            br"(?im)^Requires-Dist:[^;\r\n]*@\s*file:", wheel.read(name)
        ):
            sys.exit(1)
