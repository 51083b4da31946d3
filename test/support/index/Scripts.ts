/** Scripts as pips, setuptools and people have written them, each printing where its Python runs and what it was given. */

const body = (before: string): string =>
  [
    before,
    "import os, sys",
    "out = getattr(sys.stdout, 'buffer', sys.stdout)",
    "lines = [sys.version.split()[0], os.environ.get('PYTHONUSERBASE', ''), '|'.join(sys.argv[1:]), os.path.basename(sys.argv[0])]",
    "out.write('\\n'.join(lines).encode('utf-8') if sys.version_info[0] > 2 else '\\n'.join(lines))",
    ""
  ]
    .filter((line, at) => at > 0 || line !== "")
    .join("\n")

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0))

const entryPoint = [
  "# -*- coding: utf-8 -*-",
  "import re",
  "import sys",
  "if __name__ == '__main__':",
  "    sys.argv[0] = re.sub(r'(-script\\.pyw?|\\.exe)?$', '', sys.argv[0])"
].join("\n")
const longPath = `/${"staging/".repeat(20)}bin/python3`

/** What the script is, and its bytes; every one runs on 2.7 to 3.14. */
export const scripts: ReadonlyArray<readonly [what: string, content: Uint8Array]> = [
  ["an entry point of pip 20", bytes(`#!/root/x/bin/python2.7\n${body(entryPoint)}`)],
  ["an entry point of pip 26", bytes(`#!/usr/local/bin/python3.13\n${body("import sys")}`)],
  ["a script of the env kind", bytes(`#!/usr/bin/env python3\n${body("")}`)],
  ["a script of the env kind with flags", bytes(`#!/usr/bin/env -S python3 -u\n${body("")}`)],
  ["a script that a wheel marks for its Python", bytes(`#!python\n${body("")}`)],
  ["a script with flags", bytes(`#!/usr/bin/python3 -Es\n${body("")}`)],
  ["a blank behind the mark", bytes(`#! /usr/bin/python\n${body("")}`)],
  ["a path with blanks", bytes(`#!/opt/My Pythons/bin/python3.12\n${body("")}`)],
  ["a long path", bytes(`#!/bin/sh\n'''exec' ${longPath} "$0" "$@"\n' '''\n${body("")}`)],
  ["a long path with blanks", bytes(`#!/bin/sh\n'''exec' "/my staging${longPath}" "$0" "$@"\n' '''\n${body("")}`)],
  ["a long path and flags", bytes(`#!/bin/sh\n'''exec' "/my staging${longPath}" -Es "$0" "$@"\n' '''\n${body("")}`)],
  [
    "a docstring and an import from the future",
    bytes(
      `#!/usr/bin/python3\n"""What this does."""\nfrom __future__ import print_function\nassert __doc__ == "What this does."\n${body("")}`
    )
  ],
  [
    "a coding line and Latin-1 letters",
    latin1(
      `#!/usr/bin/python3\n# -*- coding: latin-1 -*-\nname = u"gr\xfc\xdfe"\nassert len(name) == 5 and ord(name[2]) == 252\n${body("")}`
    )
  ],
  [
    "UTF-8 letters and no coding line",
    bytes(`#!/usr/bin/python3\nname = u"grüße"\nassert len(name) == 5\n${body("")}`)
  ],
  ["lines that end with CR and LF", bytes(`#!/usr/bin/python3\n${body("")}`.replaceAll("\n", "\r\n"))]
]

/** Nothing of these is Python's to start. */
export const others: ReadonlyArray<readonly [what: string, content: Uint8Array]> = [
  ["a program", Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0x0a])],
  ["a script of sh", bytes("#!/bin/sh\necho hello\n")],
  ["a script of bash that starts python", bytes("#!/bin/bash\nexec python app.py\n")],
  ["a script of python-config", bytes("#!/usr/bin/python-config\nx\n")],
  ["a script of pypy", bytes("#!/usr/bin/env pypy3\nprint(1)\n")],
  ["a script of ipython", bytes("#!/usr/bin/ipython3\nprint(1)\n")],
  ["a module without a mark", bytes("print('hello')\n")],
  ["a mark and nothing else", bytes("#!/usr/bin/python3")],
  ["an empty file", new Uint8Array()],
  ["two bytes", bytes("#!")]
]
