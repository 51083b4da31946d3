/** Whether a Python can use a wheel, by the tags in the wheel's file name (PEP 425, 600, 656). */
import type { Runtime } from "./Runtime.ts"

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

/** Names for the oldest glibc that a wheel needs, from before PEP 600. */
const legacy: Readonly<Record<string, number>> = { manylinux1: 5, manylinux2010: 12, manylinux2014: 17 }

const fitsPlatform = ({ libc, platform }: Runtime, tag: string): boolean => {
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
const reach = (tag: string, kind: "cp" | "py", { version }: Runtime): "same" | "older" | undefined => {
  const [, major, minor] = new RegExp(`^${kind}(\\d)(\\d*)$`).exec(tag) ?? []
  if (Number(major) !== version.major) return undefined
  if (minor === "") return "older"
  return Number(minor) === version.minor ? "same" : Number(minor) < version.minor ? "older" : undefined
}

const fitsInterpreter = (runtime: Runtime, python: string, abi: string, anywhere: boolean): boolean => {
  if (abi === "none" && reach(python, "py", runtime) !== undefined) return true
  // What an implementation other than CPython calls its interface is known to it alone.
  if (runtime.implementation !== "cpython") return /^[a-z]{2}\d/.test(python) && !/^(?:cp|py)/.test(python) && !anywhere
  const found = reach(python, "cp", runtime)
  if (found === "same")
    return abi === "none" || (!anywhere && (abi === runtime.abi || (abi === "abi3" && runtime.version.major === 3)))
  return found === "older" && !anywhere && abi === "abi3" && Number(python.slice(3)) >= 2
}

/** `file` is the name of a wheel; of its tags, which stand for all their combinations, one must fit. */
export const supports = (runtime: Runtime, file: string): boolean => {
  const tags = tagsOf(file)
  if (tags === undefined) return false
  const { abis, platforms, pythons } = tags
  return platforms.some((platform) => {
    const anywhere = platform === "any"
    if (!anywhere && !fitsPlatform(runtime, platform)) return false
    return pythons.some((python) => abis.some((abi) => fitsInterpreter(runtime, python, abi, anywhere)))
  })
}
