/** What the staging host is, as far as it decides which Pythons run on it: told by Node.js, and no program is started. */
import { existsSync, readdirSync } from "node:fs"
import * as Context from "effect/Context"

export interface Interface {
  /** Its name as `sysconfig.get_platform()` says it: `linux-x86_64`. */
  readonly platform: string
  /** `glibc-2.36`, or `musl`; empty where neither is to be seen. */
  readonly libc: string
}

const machines: Readonly<Record<string, string>> = { x64: "x86_64", arm64: "aarch64", ppc64: "ppc64le", ia32: "i686" }

/** The one that Node.js itself runs on; a static one says nothing, and then the loader that is there does. */
const libcOf = (): string => {
  // Unknown to its types as yet; without it the names of interfaces are looked up.
  Reflect.set(process.report, "excludeNetwork", true)
  const report: unknown = process.report.getReport()
  const header: unknown =
    typeof report === "object" && report !== null && "header" in report ? report.header : undefined
  const version: unknown =
    typeof header === "object" && header !== null && "glibcVersionRuntime" in header
      ? header.glibcVersionRuntime
      : undefined
  if (typeof version === "string") return `glibc-${version}`
  return existsSync("/lib") && readdirSync("/lib").some((name) => name.startsWith("ld-musl-")) ? "musl" : ""
}

/** Looked at when it is first asked for, which most stagings never do: it takes two milliseconds. */
const seen = (): Interface => ({
  platform: `${process.platform}-${machines[process.arch] ?? process.arch}`,
  libc: libcOf()
})

export const Host = Context.Reference<Interface>("buildpack/Host", { defaultValue: seen })
