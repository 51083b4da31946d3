/** A Python in an archive that somebody lists, and whether it would run here. Pure. */
import { parse, type PythonVersion, render } from "../domain/PythonVersion.ts"
import type { Obtainable, RejectedRuntime } from "../domain/Runtime.ts"

export interface ArchivedPython {
  readonly version: PythonVersion
  /** `cpython`; others are listed and never offered. */
  readonly implementation: string
  /** `linux-x86_64` */
  readonly platform: string
  /** The least that it needs, `glibc-2.17` or `musl`; empty where it needs neither. */
  readonly libc: string
  /** The archive: absolute as a path, or an `http:`, `https:` or `file:` address, which may hold a password. */
  readonly place: string
  /** The digest of the archive, in hexadecimal. */
  readonly sha256: string
}

export interface HostFacts {
  readonly platform: string
  readonly libc: string
}

const numbers = (libc: string): readonly [string, number, number] => {
  const [kind = "", version = ""] = libc.split("-")
  const [major = 0, minor = 0] = version.split(".").map(Number)
  return [kind, major, minor]
}

/** Why it would not run here, as a clause; `undefined` where it would. */
export const unfit = (python: ArchivedPython, host: HostFacts): string | undefined => {
  if (python.implementation !== "cpython") return `it is ${python.implementation}, not CPython`
  if (python.platform !== host.platform) return `it is for ${python.platform}, and this is ${host.platform}`
  if (python.libc === "") return undefined
  const [kind, major, minor] = numbers(python.libc)
  const [here, hereMajor, hereMinor] = numbers(host.libc)
  const system = host.libc === "" ? "a system whose C library is not known" : `a system with ${host.libc}`
  if (kind !== here) return `it needs ${python.libc}, and this is ${system}`
  return hereMajor < major || (hereMajor === major && hereMinor < minor)
    ? `it needs ${python.libc} or newer, and this is ${system}`
    : undefined
}

export interface Sorted {
  readonly fit: ReadonlyArray<ArchivedPython>
  readonly rejected: ReadonlyArray<RejectedRuntime>
}

/** The first of each version that fits, and the others with the reason; `nameOf` says for people which archive it is. */
export const sorted = (
  all: ReadonlyArray<ArchivedPython>,
  host: HostFacts,
  nameOf: (python: ArchivedPython) => string
): Sorted => {
  const fit = new Map<string, ArchivedPython>()
  const rejected: Array<RejectedRuntime> = []
  for (const python of all) {
    const reason = unfit(python, host)
    if (reason !== undefined) rejected.push({ executable: nameOf(python), reason })
    else if (!fit.has(render(python.version))) fit.set(render(python.version), python)
  }
  return { fit: [...fit.values()], rejected }
}

export const offerOf = (provider: string, python: ArchivedPython, from: string): Obtainable => ({
  _tag: "Obtainable",
  provider,
  version: python.version,
  implementation: python.implementation,
  platform: python.platform,
  from
})

/** `3.12.1`, and nothing that says less. */
export const exactVersion = (text: string): PythonVersion | undefined => {
  const version = parse(text)
  return version !== undefined && render(version) === text ? version : undefined
}
