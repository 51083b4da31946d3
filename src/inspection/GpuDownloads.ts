/** What a lock file tells of a build for GPUs before it is downloaded: who asks for it, and what it and its parts weigh, pure. */
import type { LockedRelease } from "../domain/Lock.ts"
import type { Requirement } from "../domain/Requirements.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { supports } from "../domain/WheelTags.ts"
import { isPart } from "./GpuFamilies.ts"

export interface Weighed {
  readonly name: string
  readonly size: number
}

interface Locked {
  readonly runtime: Runtime
  /** What the lock file tells of its releases besides. */
  readonly releases?: (() => ReadonlyArray<LockedRelease>) | undefined
}

/** What this Python would download of a release; where several files would do, they differ by little. */
const weighed = ({ files, name }: LockedRelease, runtime: Runtime): Weighed | undefined => {
  const fitting = files.filter((file) => supports(runtime, file.name)).map(({ size }) => size)
  return fitting.length === 0 ? undefined : { name, size: Math.max(...fitting) }
}

/** Its parts, and theirs; where the lock file does not say what asks for what, all that are no use otherwise. */
const partsOf = (name: string, here: ReadonlyArray<LockedRelease>): ReadonlyArray<LockedRelease> => {
  const tells = here.some(({ asks }) => asks.length > 0)
  const found = new Set(tells ? [name] : [name, ...here.map((one) => one.name).filter(isPart)])
  for (const each of found)
    for (const one of here) if (one.name === each) for (const asked of one.asks) if (isPart(asked)) found.add(asked)
  return here.filter((one) => found.has(one.name))
}

/** `wanted` is what is installed here. What it weighs is only told whole. */
export const lockedFacts = (
  { name = "" }: Requirement,
  wanted: ReadonlyArray<Requirement>,
  { releases = () => [], runtime }: Locked
): { readonly askers: ReadonlyArray<string>; readonly downloads: ReadonlyArray<Weighed> } => {
  const all = releases()
  const pins = new Map(wanted.map((one) => [one.name ?? "", one.pin]))
  const here = all.filter((one) => pins.has(one.name) && (pins.get(one.name) ?? one.version) === one.version)
  const askers = all
    .filter((one) => one.asks.includes(name) && !isPart(one.name) && !/^torch(?:vision|audio)$/.test(one.name))
    .filter((one) => pins.has(one.name) || all.every(({ asks }) => !asks.includes(one.name)))
    .map((one) => one.name)
  const parts = partsOf(name, here)
  const downloads = parts.flatMap((one) => weighed(one, runtime) ?? [])
  return { askers: [...new Set(askers)], downloads: downloads.length < parts.length ? [] : downloads }
}
