/** Modules of Python 3's own library that a file of the same name can stand in for: those that are not loaded before any code of an app is. */

/** In every line from 3.6 on; counted in 3.6, 3.8, 3.10, 3.12 and 3.13, without what is for tests, for other systems, or only for show. */
const always =
  "argparse array ast asyncio base64 bdb binascii bisect bz2 cProfile calendar cmath cmd code codeop collections colorsys compileall concurrent configparser contextlib copy copyreg csv ctypes curses datetime dbm decimal difflib dis doctest email enum fcntl filecmp fileinput fnmatch fractions ftplib functools getopt getpass gettext glob grp gzip hashlib heapq hmac html http imaplib importlib inspect ipaddress json keyword locale logging lzma mailbox math mimetypes mmap modulefinder multiprocessing netrc numbers opcode operator optparse pathlib pdb pickle pickletools pkgutil platform plistlib poplib pprint profile pstats pty pyclbr pydoc pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal smtplib socket socketserver sqlite3 ssl statistics string stringprep struct subprocess symtable syslog tarfile tempfile termios textwrap threading timeit token tokenize trace traceback tracemalloc tty types typing unicodedata unittest urllib uuid warnings wave weakref webbrowser wsgiref xml xmlrpc zipapp zipfile zlib"

/** The first minor release that has it, and the first that has it no more. */
const between: Readonly<Record<string, readonly [since: number, until: number]>> = {
  asynchat: [0, 12],
  asyncore: [0, 12],
  cgi: [0, 13],
  chunk: [0, 13],
  contextvars: [7, Infinity],
  crypt: [0, 13],
  dataclasses: [7, Infinity],
  formatter: [0, 10],
  graphlib: [9, Infinity],
  imp: [0, 12],
  parser: [0, 10],
  pipes: [0, 13],
  symbol: [0, 10],
  tomllib: [11, Infinity],
  zoneinfo: [9, Infinity]
}

const names: ReadonlySet<string> = new Set(always.split(" "))

/** Whether Python 3.`minor` has it. */
export const isOfPython = (module: string, minor: number): boolean => {
  const [since, until] = (Object.hasOwn(between, module) ? between[module] : undefined) ?? [Infinity, 0]
  return names.has(module) || (minor >= since && minor < until)
}
