"""Tells what a Python is: the questions that are put to an interpreter, which is asked by running this.

Run by 2.7 and every 3, with `-E -s`.

Arguments, environment, files: none.
Stdout: a line that begins with `@python-buildpack@`, and goes on with a JSON object; what else a start of this Python
    prints cannot be known. Paths are absolute, but `sitePackages` is relative to a prefix; `magic` is in hexadecimal
    digits; `libc` is `glibc-2.36`, `musl` or empty. `pip` and `bundledPip` (a wheel) are there where such a pip is. How
    it is read, `src/runtimes/Interpreter.ts` says.
Status: 0.
"""

import json
import os
import sys

try:
    import sysconfig
except ImportError:
    sysconfig = None


def magic():
    try:
        import importlib.util

        raw = importlib.util.MAGIC_NUMBER
    except Exception:
        import imp

        raw = imp.get_magic()
    return "".join("%02x" % b for b in bytearray(raw))


def libc():
    try:
        text = os.confstr("CS_GNU_LIBC_VERSION")
        if text:
            return text.replace(" ", "-")
    except Exception:
        pass
    import glob

    return "musl" if glob.glob("/lib/ld-musl-*") else ""


def abi():
    v = sys.version_info
    if v[0] == 2:
        return "cp%d%d%s" % (v[0], v[1], "mu" if sys.maxunicode > 0xFFFF else "m")
    flags = getattr(sys, "abiflags", "")
    return "cp%d%d%s" % (v[0], v[1], flags)


def pip():
    try:
        import pip

        return {"version": pip.__version__, "path": os.path.dirname(os.path.abspath(pip.__file__))}
    except Exception:
        return None


def bundled():
    import glob

    places = [
        os.path.join(os.path.dirname(os.__file__), "ensurepip", "_bundled", "pip-*.whl"),
        "/usr/share/python-wheels/pip-*.whl",
    ]
    for place in places:
        found = sorted(glob.glob(place))
        if found:
            return found[-1]
    return None


base = getattr(sys, "real_prefix", None) or getattr(sys, "base_prefix", sys.prefix)
impl = getattr(sys, "implementation", None)
facts = {
    "executable": os.path.realpath(sys.executable),
    "prefix": sys.prefix,
    "base": base,
    "version": "%d.%d.%d" % sys.version_info[:3],
    "implementation": impl.name if impl else ("pypy" if hasattr(sys, "pypy_version_info") else "cpython"),
    "release": sys.version_info[3],
    "freeThreaded": bool(sysconfig and sysconfig.get_config_var("Py_GIL_DISABLED")),
    "cacheTag": (getattr(impl, "cache_tag", "") or "") if impl else "",
    "magic": magic(),
    "abi": abi(),
    "platform": sysconfig.get_platform() if sysconfig else "",
    "libc": libc(),
    "sitePackages": "lib/python%d.%d/site-packages" % sys.version_info[:2],
    "sharedLibrary": os.path.join(
        sysconfig.get_config_var("LIBDIR") or "", sysconfig.get_config_var("INSTSONAME") or ""
    )
    if sysconfig and sysconfig.get_config_var("Py_ENABLE_SHARED")
    else "",
}
found = pip()
if found:
    facts["pip"] = found
wheel = bundled()
if wheel:
    facts["bundledPip"] = wheel
sys.stdout.write("\n@python-buildpack@" + json.dumps(facts) + "\n")
