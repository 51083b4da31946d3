/** What console scripts begin with, so that they start the `python` beside them, wherever they are moved. */

/**
 * Finds the directory of the script (also through a link from elsewhere), and the user base from there when none is set.
 * Plain POSIX: dash, bash and busybox run it.
 */
const shell = (flags: string): string =>
  `case $0 in */*) d=\${0%/*} ;; *) d=. ;; esac; ` +
  `[ ! -h "$0" ] && [ -x "$d/python" ] || { d=$(readlink -f -- "$0") && d=\${d%/*}; }; ` +
  // With the interpreter gone, another Python on PATH would find other packages, or none.
  `[ -x "$d/python" ] || { echo "$0: the Python that this app was staged with is not here: $d/python leads nowhere" >&2; exit 127; }; ` +
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

/** The beginning of a script, for the program that makes distributions, which puts in the two. */
export const launcher = beginning("@CODING@", "@FLAGS@")
