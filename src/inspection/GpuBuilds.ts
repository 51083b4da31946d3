/** Which lines ask for builds for NVIDIA's GPUs, as far as that is known before anything is downloaded, pure. */
import { surelyHolds } from "../domain/EnvironmentMarker.ts"
import * as Origin from "../domain/Origin.ts"
import type { LockedRelease } from "../domain/Lock.ts"
import type { Requirement, Requirements } from "../domain/Requirements.ts"
import type { Runtime } from "../domain/Runtime.ts"
import {
  bringsTorch,
  families,
  type Family,
  alone,
  isOfCuda,
  ofGpuByName,
  onlyOnGpu,
  torch,
  withoutGpu
} from "./GpuFamilies.ts"
import { lockedFacts, type Weighed } from "./GpuDownloads.ts"

/** What PyPI itself gives for x86-64 is the build for GPUs. */
const byDefault = ({ name = "", pin = "", specifier = "" }: Requirement): Family | undefined =>
  /^torch(?:vision|audio)?$/.test(name) || bringsTorch.has(name)
    ? torch
    : name === "tensorflow" && !withoutGpu(pin) && !/[<~!*]/.test(specifier)
      ? families.tensorflow
      : undefined

export interface AskedBuilds {
  readonly lines: ReadonlyArray<Requirements>
  /** Where packages come from, as words for pip: `--index-url=…`. */
  readonly sources: ReadonlyArray<string>
  /** The lock file that fixes all packages, where one does. */
  readonly lock: string | undefined
  readonly runtime: Runtime
  /** What the lock file tells of its releases besides. */
  readonly releases?: (() => ReadonlyArray<LockedRelease>) | undefined
  /** The platform has no GPU for anybody, so nobody can mean one. */
  readonly nowhere?: boolean
}

/** The build for GPUs that somebody has chosen: a local version, or an index that has no other. */
const isOfCudaIndex = (text: string): boolean =>
  /\/whl\/(?:[\w/]*\/)?(?:cu\d|rocm|xpu)|pypi\.(?:ngc\.)?nvidia\.|jax_cuda_releases|rapids|\+(?:cu|rocm|xpu)\d*/i.test(
    text
  )

const publicIndex = /^--(?:extra[-_])?index[-_]url=https:\/\/pypi\.(?:python\.)?org\/simple\/?$/i
const ofSources = new Set(["--index-url", "--extra-index-url", "--find-links", "--no-index"])

const sourcesOf = ({ lines, sources }: AskedBuilds): ReadonlyArray<string> => [
  ...sources,
  ...lines.flatMap(({ options }) =>
    options.flatMap(({ name, value = "" }) => (ofSources.has(name) ? [`${name}=${value}`] : []))
  )
]

/** Whether what is asked for says that a GPU is meant, where there may be one. */
export const isMeant = (asked: AskedBuilds): boolean =>
  asked.nowhere !== true &&
  (sourcesOf(asked).some(isOfCudaIndex) ||
    asked.lines.some(({ requirements }) =>
      requirements.some(
        ({ address = "", constraint, name = "", specifier = "" }) =>
          isOfCudaIndex(specifier) || isOfCudaIndex(address) || (!constraint && onlyOnGpu.test(name))
      )
    ))

export interface GpuBuild {
  readonly family: Family
  /** Lines and packages that ask for it. */
  readonly who: ReadonlyArray<string>
  /** The file in which it is to be changed, where it is known. */
  readonly file: string | undefined
  /** What a lock file has of it, heaviest first; not there where the lock file has no sizes. */
  readonly downloads?: ReadonlyArray<Weighed>
  /** Lines have hashes, which those of another index differ from. */
  readonly hashed?: true
}

const placeOf = ({ name = "", origin }: Requirement): string =>
  `\`${name}\` in ${Origin.describe(origin)}${bringsTorch.has(name) ? ", which asks for torch" : ""}`

/** What is known before anything is downloaded; nothing where it is not sure. */
export const gpuAsked = (asked: AskedBuilds): ReadonlyArray<GpuBuild> => {
  const { lines, lock, runtime } = asked
  if (runtime.platform !== "linux-x86_64" || runtime.libc.startsWith("musl") || runtime.version.major < 3) return []
  if (isMeant(asked)) return []
  const all = lines.filter(({ answeredBy }) => answeredBy === undefined).flatMap(({ requirements }) => requirements)
  const wanted = all.filter(
    ({ constraint, kind, marker = "" }) =>
      !constraint && kind === "named" && (marker.trim() === "" || surelyHolds(marker, runtime))
  )
  const isLocal = (name: string) =>
    all.some((one) => one.name === name && (one.specifier?.includes("+") === true || one.kind !== "named"))
  // What another index gives under the same name is not known.
  const isPublic = sourcesOf(asked).every((word) => publicIndex.test(word))
  const cuda = wanted.some(({ name = "" }) => isOfCuda(name))
  const isLocked = ({ origin }: Requirement) => origin._tag === "File" && origin.path === lock
  const familyOf = (one: Requirement): Family | undefined => {
    const { extras, name = "" } = one
    const byName = ofGpuByName(name, extras)
    if (byName !== undefined) return byName
    if (asked.nowhere === true && onlyOnGpu.test(name)) return alone(name)
    if (asked.nowhere === true && name === "torch" && isOfCudaIndex(one.specifier ?? "")) return torch
    if (isLocked(one))
      return cuda && name === "torch"
        ? torch
        : cuda && name === "xgboost"
          ? families.xgboost
          : name === "tensorflow" && isPublic
            ? byDefault(one)
            : undefined
    const family = isPublic ? byDefault(one) : undefined
    return family === undefined || isLocal(name) || isLocal(family.name) ? undefined : family
  }
  const factsOf = (one: Requirement): Partial<GpuBuild> => {
    const { askers, downloads } = lockedFacts(one, wanted, asked)
    return {
      ...(askers.length === 0 ? {} : { who: [`${placeOf(one)}, asked for by ${askers.join(", ")}`] }),
      ...(downloads.length === 0 ? {} : { downloads })
    }
  }
  return together(
    wanted.flatMap((one) => {
      const family = familyOf(one)
      const file = one.origin._tag === "File" ? one.origin.path : undefined
      if (family === undefined) return []
      const found = { family, who: [placeOf(one)], file, ...(one.hashes > 0 ? { hashed: true as const } : {}) }
      return [isLocked(one) ? { ...found, ...factsOf(one) } : found]
    })
  )
}

/** One of each family, with all who ask. */
const together = (found: ReadonlyArray<GpuBuild>): ReadonlyArray<GpuBuild> =>
  [...new Set(found.map(({ family }) => family.name))].flatMap((name) => {
    const same = found.filter(({ family }) => family.name === name)
    const [first] = same
    if (first === undefined) return []
    const parts = new Map(same.flatMap(({ downloads = [] }) => downloads.map((one) => [one.name, one] as const)))
    const downloads = [...parts.values()].toSorted((a, b) => b.size - a.size)
    const who = [...new Set(same.flatMap((one) => one.who))]
    return [{ ...first, who, ...(downloads.length === 0 ? {} : { downloads }) }]
  })
