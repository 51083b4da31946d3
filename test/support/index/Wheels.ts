/** Wheels made for these tests: one with everything that a wheel can hold, and ones for scripts. */
import type { ArchiveEntry } from "./Archives.ts"
import { zip } from "./Archives.ts"
import { type Distribution, distribution, type Files, pack } from "./Distribution.ts"

const lines = (...text: ReadonlyArray<string>): string => `${text.join("\n")}\n`
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0))
const onlyOne = (files: ReadonlyArray<Distribution>): Distribution => {
  const [file] = files
  if (file === undefined) throw new Error("there is no wheel")
  return file
}

export const data = "Every_Thing-1.0.data"

const modules: Files = {
  "every_thing/__init__.py": lines(
    "import sys",
    "class Holder(object):",
    "    @staticmethod",
    "    def run():",
    "        main()",
    "def main():",
    "    sys.stdout.write('every thing\\n')"
  ),
  "every_thing/Upper.py": lines("known = frozenset(['one', 'two', 'three', 'four'])", "name = 'path'", "other = name"),
  "every_thing/latin.py": latin1('# -*- coding: latin-1 -*-\nname = u"gr\xfc\xdfe"\n'),
  "every_thing/utf.py": '# -*- coding: utf-8 -*-\nname = u"grüße"\n',
  "every_thing/crlf.py": 'text = """one\r\ntwo"""\r\nif text:\r\n    more = 1\r\n',
  "every_thing/unended.py": "value = 1",
  "every_thing/empty.py": "",
  "every_thing/template.py": "from {{ name }} import *\n",
  "every_thing/__pycache__/__init__.cpython-312.pyc": "left by whoever made the wheel",
  "spaces/inner/module.py": "value = 2\n",
  "every_thing_start.pth": "# a line of a path file\n"
}

const others: Files = {
  "every_thing/run.sh": { content: "#!/bin/sh\necho run\n", mode: 0o755 },
  'every_thing/one, "two".txt': "quoted\n",
  "every_thing/nothing.bin": "",
  [`every_thing/${"deep/".repeat(20)}module.py`]: "deep = 1\n",
  [`every_thing/${"a_rather_long_folder_name/".repeat(12)}file.txt`]: "long\n",
  [`${data}/purelib/pure_module.py`]: "pure = 1\n",
  [`${data}/platlib/plat_module.py`]: "plat = 1\n",
  [`${data}/headers/sub/every.h`]: "#define EVERY 1\n",
  [`${data}/data/share/every/data.txt`]: "data\n",
  [`${data}/data/etc/every.conf`]: "conf\n",
  [`${data}/scripts/every-tool`]: { content: "#!python\nimport sys\nsys.stdout.write('tool\\n')\n", mode: 0o755 },
  [`${data}/scripts/every-sh`]: { content: "#!/bin/sh\necho shell\n", mode: 0o755 },
  [`${data}/scripts/every-cli`]: { content: "#!python\nraise SystemExit('the wrapper is used instead')\n", mode: 0o755 }
}

/** Runs on every Python from 2.7 on. */
export const everything = (more: Files = { "every_thing/größe.txt": "ä\n" }): Distribution =>
  onlyOne(
    pack({
      name: "Every_Thing",
      version: "1.0",
      requiresPython: ">=2.7",
      extras: ["fast"],
      wheel: {
        files: { ...modules, ...others, ...more },
        requires: ["pip>1", "nothing-of-that-name; extra == 'fast'"],
        consoleScripts: [
          "every-cli = every_thing:main",
          "every-extra = every_thing:main [fast]",
          "every.dot=every_thing:Holder.run",
          "",
          "[gui_scripts]",
          "# a remark",
          "every-gui = every_thing:main"
        ]
      }
    })
  )

/** A wheel that has the scripts given, as `.data/scripts/NAME`. */
export const withScripts = (scripts: Readonly<Record<string, Uint8Array>>): Distribution =>
  onlyOne(
    pack({
      name: "tools",
      version: "1.0",
      wheel: {
        files: Object.fromEntries(
          Object.entries(scripts).map(([name, content]) => [`tools-1.0.data/scripts/${name}`, { content, mode: 0o755 }])
        )
      }
    })
  )

export const small = (
  files: Files,
  tag = "py2.py3-none-any",
  consoleScripts: ReadonlyArray<string> = []
): Distribution => onlyOne(pack({ name: "small", version: "1.0", wheel: { files, tag, consoleScripts } }))

const entry = (path: string, content: string): ArchiveEntry => ({ path, content: Buffer.from(content), mode: 0o644 })

/** A zip of the files given and nothing else, under a wheel's name. */
export const bare = (files: Readonly<Record<string, string>>, name = "small"): Distribution => {
  const bytes = zip(Object.entries(files).map(([path, content]) => entry(path, content)))
  return distribution(name, `${name}-1.0-py2.py3-none-any.whl`, bytes, undefined)
}
