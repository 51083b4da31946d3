/** Whether a Python can use a wheel, by the tags in the wheel's file name (PEP 425, 600, 656). */
import type { Runtime } from "./Runtime.ts"

/** What of a Python the tags of wheels are about. */
export type TaggedRuntime = Pick<Runtime, "abi" | "implementation" | "libc" | "platform" | "version">

interface Tags {
  readonly pythons: ReadonlyArray<string>
  readonly abis: ReadonlyArray<string>
  readonly platforms: ReadonlyArray<string>
}

/** `undefined` for a name that no wheel has (PEP 427). */
const tagsOf = (file: string): Tags | undefined => {
  const [, python, abi, platform] = /^[^-]+-[^-]+(?:-\d[^-]*)?-([^-]+)-([^-]+)-([^-]+)\.whl$/.exec(file) ?? []
  if (python === undefined || abi === undefined || platform === undefined) return undefined
  const all = (text: string) => text.toLowerCase().split(".")
  return { pythons: all(python), abis: all(abi), platforms: all(platform) }
}

const isForLinux = (platform: string): boolean => /^(?:any$|linux_|manylinux|musllinux)/.test(platform)

const rangeOfTag = (python: string, abi: string): string | undefined => {
  const [, kind, major = "", minor = ""] = /^(py|cp)(\d)(\d*)$/.exec(python) ?? []
  if (kind === undefined) return undefined
  const next = `<${Number(major) + 1}`
  if (minor === "") return `>=${major},${next}`
  const line = `${major}.${minor}`
  return kind === "py" || abi === "abi3" ? `>=${line},${next}` : `==${line}.*`
}

/** The Pythons that a wheel may be for, as ranges (PEP 440), any of which may do; none for one of another system, or of another implementation. */
export const pythonsOf = (file: string): ReadonlyArray<string> => {
  const { abis, platforms, pythons } = tagsOf(file) ?? { abis: [], platforms: [], pythons: [] }
  if (!platforms.some(isForLinux)) return []
  return [...new Set(pythons.flatMap((python) => abis.flatMap((abi) => rangeOfTag(python, abi) ?? [])))]
}

/** Names for the oldest glibc that a wheel needs, from before PEP 600. */
const legacy: Readonly<Record<string, number>> = { manylinux1: 5, manylinux2010: 12, manylinux2014: 17 }

const fitsPlatform = ({ libc, platform }: TaggedRuntime, tag: string): boolean => {
  const own = platform.replaceAll(/[-.]/g, "_")
  const arch = own.replace(/^linux_/, "")
  if (tag === own) return true
  const [, kind = "", major, minor, of] = /^(manylinux|musllinux)_(\d+)_(\d+)_(.+)$/.exec(tag) ?? []
  const [, old = "", ofOld] = /^(manylinux(?:1|2010|2014))_(.+)$/.exec(tag) ?? []
  const oldest = legacy[old] ?? (kind === "manylinux" && major === "2" ? Number(minor) : undefined)
  const glibc = /^glibc-2\.(\d+)/.exec(libc)?.[1]
  if (oldest !== undefined) return (of ?? ofOld) === arch && glibc !== undefined && oldest <= Number(glibc)
  return kind === "musllinux" && of === arch && libc.startsWith("musl")
}

/** The minor of a tag such as `cp39` or `py3`, which is for that release and newer ones of its major. */
const reach = (tag: string, kind: "cp" | "py", { version }: TaggedRuntime): "same" | "older" | undefined => {
  const [, major, minor] = new RegExp(`^${kind}(\\d)(\\d*)$`).exec(tag) ?? []
  if (Number(major) !== version.major) return undefined
  if (minor === "") return "older"
  return Number(minor) === version.minor ? "same" : Number(minor) < version.minor ? "older" : undefined
}

const fitsInterpreter = (runtime: TaggedRuntime, python: string, abi: string, anywhere: boolean): boolean => {
  if (abi === "none" && reach(python, "py", runtime) !== undefined) return true
  // What an implementation other than CPython calls its interface is known to it alone.
  if (runtime.implementation !== "cpython") return /^[a-z]{2}\d/.test(python) && !/^(?:cp|py)/.test(python) && !anywhere
  const found = reach(python, "cp", runtime)
  if (found === "same")
    return abi === "none" || (!anywhere && (abi === runtime.abi || (abi === "abi3" && runtime.version.major === 3)))
  return found === "older" && !anywhere && abi === "abi3" && Number(python.slice(3)) >= 2
}

/** `file` is the name of a wheel; of its tags, which stand for all their combinations, one must fit. */
export const supports = (runtime: TaggedRuntime, file: string): boolean => {
  const tags = tagsOf(file)
  if (tags === undefined) return false
  const { abis, platforms, pythons } = tags
  return platforms.some((platform) => {
    const anywhere = platform === "any"
    if (!anywhere && !fitsPlatform(runtime, platform)) return false
    return pythons.some((python) => abis.some((abi) => fitsInterpreter(runtime, python, abi, anywhere)))
  })
}
