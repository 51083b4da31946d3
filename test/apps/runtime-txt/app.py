import platform
import sys

import alpha
import cext


def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    words = [platform.python_version(), "alpha", alpha.version, "cext", str(cext.answer())]
    return [" ".join(words).encode("ascii")]
