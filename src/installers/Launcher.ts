/** Turns console scripts into ones that start the `python` beside them, wherever they are moved. */

const newline = 0x0a

/** A character for each byte, so that scripts in any encoding keep their bytes (the platform's "latin1" is windows-1252). */
const text = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")
const bytesOf = (latin1: string): Uint8Array => Uint8Array.from(latin1, (c) => c.charCodeAt(0))

const pythonShebang = /^#!\s*(?:\/.*\/|\S*\/)?(?:env\s+(?:-S\s+)?)?(?:\S*\/)?python[\d.]*w?(?:\s+(-.*))?\s*$/
/** What pip writes where the interpreter's path has a blank or is too long for the kernel (127 bytes). */
const longShebang = /^#!\/bin\/sh\r?\n'''exec' .*python[\d.]*w?"?((?: -\S+)*) "\$0" "\$@"\r?\n' '''\r?\n/
const coding = /^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/

interface Script {
  readonly flags: string
  readonly body: string
}

/** `-E`, `-s` and `-I` hide the user base, which is where the packages are. */
const kept = (flags: string | undefined): string =>
  (flags ?? "")
    .trim()
    .split(/\s+/)
    .map((flag) => (/^-[EsIuBOSvqdP]+$/.test(flag) ? flag.replaceAll(/[EsI]/g, "") : flag))
    .filter((flag) => flag !== "" && flag !== "-")
    .map((flag) => `${flag} `)
    .join("")

const read = (source: string): Script | undefined => {
  const long = longShebang.exec(source)
  if (long !== null) return { flags: kept(long[1]), body: source.slice(long[0].length) }
  const end = source.indexOf("\n")
  const match = pythonShebang.exec(end < 0 ? source : source.slice(0, end))
  return match === null ? undefined : { flags: kept(match[1]), body: end < 0 ? "" : source.slice(end + 1) }
}

/**
 * Finds the directory of the script (also through a link from elsewhere), and the user base from there when none is set.
 * Plain POSIX: dash, bash and busybox run it.
 */
const shell = (flags: string): string =>
  `case $0 in */*) d=\${0%/*} ;; *) d=. ;; esac; ` +
  `[ ! -h "$0" ] && [ -x "$d/python" ] || { d=$(readlink -f -- "$0") && d=\${d%/*}; }; ` +
  `[ -n "\${PYTHONUSERBASE:-}" ] || { PYTHONUSERBASE=$(CDPATH= cd -- "$d/.." && pwd -P); export PYTHONUSERBASE; }; ` +
  // Python up to 3.6 takes no locale for ASCII, on which click ends with an error.
  `[ -n "\${LC_ALL:-}\${LC_CTYPE:-}\${LANG:-}" ] || { LANG=C.UTF-8; export LANG; }; ` +
  `exec "$d/python" ${flags}"$0" "$@"`

/**
 * What a script begins with, by the encoding of its source and the flags of its first line.
 *
 * The second line is shell code that Python takes for a comment: a form feed is no blank to a shell, so `\f#` is the name
 * of a command that does not exist, while Python skips form feeds before a comment (2.7 to 3.14). So nothing is put
 * before the script's own first statement: its docstring and its `from __future__` stay what they are. The encoding of
 * the source (PEP 263) must stand in the first two lines, so it is repeated there.
 */
const beginning = (coding: string, flags: string): string =>
  `#!/bin/sh\n\f# -*- coding: ${coding} -*- 2>/dev/null || { ${shell(flags)}; }\n`

/** For the program that makes distributions, which puts in the two. */
export const launcher = beginning("@CODING@", "@FLAGS@")

const header = ({ body, flags }: Script): string => {
  const declared = body
    .split("\n", 2)
    .map((line) => coding.exec(line)?.[1])
    .find((name) => name !== undefined)
  return beginning(declared ?? "utf-8", flags)
}

const mark = "#!/bin/sh\n\f# -*- coding: "

/** The script as it must be written; `undefined` when it is no Python script, or is right already. */
export const relocatable = (content: Uint8Array): Uint8Array | undefined => {
  if (content[0] !== 0x23 || content[1] !== 0x21 || !content.includes(newline)) return undefined
  const source = text(content)
  if (source.startsWith(mark)) return undefined
  const script = read(source)
  return script === undefined ? undefined : bytesOf(header(script) + script.body)
}
