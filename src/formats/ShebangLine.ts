/** The Python of a script's first line: `#!/usr/bin/env python3`, `#!/usr/bin/python2.7 -u`. */
import { parseRequest, type PythonRequest } from "../domain/PythonVersion.ts"

export interface ShebangPython {
  /** `python3` */
  readonly name: string
  readonly asked: PythonRequest
}

const firstLine = (bytes: Uint8Array): string => {
  const end = bytes.subarray(0, 256).indexOf(10)
  return new TextDecoder("latin1").decode(bytes.subarray(0, end < 0 ? 256 : end))
}

/** A bare `python` says nothing. */
export const pythonOfShebang = (bytes: Uint8Array): ShebangPython | undefined => {
  if (bytes[0] !== 0x23 || bytes[1] !== 0x21) return undefined
  const version = /^#!\s*(?:\S*\/)?(?:env\s+(?:-\S+\s+|\w+=\S*\s+)*)?(?:\S*\/)?python([23][\d.]*)(?=\s|$)/.exec(
    firstLine(bytes)
  )?.[1]
  const asked = version === undefined ? undefined : parseRequest(version)
  return asked === undefined ? undefined : { name: `python${version ?? ""}`, asked }
}
