"""What every part stands on: the second that archives are of, and how a refusal is told."""

import sys

# The second that image exporters set, in 1980: a compiled file of 3.6 and older that names it outlives their doing so.
moment = 315532801
line = "%d.%d" % sys.version_info[:2]


class Refused(Exception):
    pass
