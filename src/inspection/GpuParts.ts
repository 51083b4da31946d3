/** Builds for GPUs among what is installed, with what each weighs and whom it came with, pure. */
import type { InstalledBuild } from "./GpuAdvice.ts"
import { type Family, families, isOfCuda, isPart, ofGpuByName, onlyOnGpu } from "./GpuFamilies.ts"

export interface WeighedPackage {
  readonly version: string
  readonly size?: number | undefined
  readonly askedBy?: ReadonlyArray<string> | undefined
}
export type Packages = Readonly<Record<string, WeighedPackage>>

const owners: ReadonlyArray<readonly [RegExp, Family]> = [
  [/^torch$/, families.torch],
  [/^jax(?:lib)?$/, families.jax],
  [/^tensorflow$/, families.tensorflow],
  [/^xgboost$/, families.xgboost]
]

const own = (packages: Packages, name: string): WeighedPackage | undefined =>
  Object.hasOwn(packages, name) ? packages[name] : undefined

/** Packages that are no parts themselves, and lead to one. */
const rootsOf = (packages: Packages, name: string, seen = new Set<string>()): ReadonlyArray<string> => {
  if (seen.has(name)) return []
  seen.add(name)
  const asking = (own(packages, name)?.askedBy ?? []).filter((by) => Object.hasOwn(packages, by))
  return asking.flatMap((by) => (isPart(by) ? rootsOf(packages, by, seen) : [by]))
}

/** What torch takes at most without CUDA, on the disk: 2.x for processors has some 700 MiB. */
const whole = 1024 ** 3

const ownerOf = (packages: Packages, name: string): Family | undefined => {
  const roots = rootsOf(packages, name)
  return owners.find(([is]) => roots.some((root) => is.test(root)))?.[1]
}

const familyOf = (packages: Packages, name: string, { size = 0 }: WeighedPackage): Family | undefined => {
  const byName = ofGpuByName(name)
  if (byName !== undefined) return byName
  if (isPart(name)) return ownerOf(packages, name)
  return name === "torch" && size >= whole ? families.torch : undefined
}

const isMeant = (packages: Packages): boolean =>
  Object.entries(packages).some(([name, { version }]) => onlyOnGpu.test(name) || /\+(?:cu|rocm|xpu)/.test(version))

/** What is there of each family; those that were told of before are left out. */
export const gpuParts = (
  packages: Packages,
  told: ReadonlyArray<Family>,
  file: string | undefined,
  nowhere = false
): ReadonlyArray<InstalledBuild> => {
  if (!nowhere && isMeant(packages)) return []
  const found = Object.entries(packages).flatMap(([name, state]) => {
    const family = familyOf(packages, name, state)
    return family === undefined || told.includes(family) ? [] : [{ family, name, state }]
  })
  return [...new Set(found.map(({ family }) => family))].flatMap((family) => {
    const of = found.filter((one) => one.family === family)
    // Of triton alone, or of tools, nobody is told: libraries are what weighs.
    if (!of.some(({ name }) => isOfCuda(name) || !isPart(name))) return []
    const head = own(packages, family.name)
    const all = of.some(({ name }) => name === family.name)
      ? of
      : [...of, ...(head === undefined ? [] : [{ name: family.name, state: head }])]
    const parts = all.map(({ name, state }) => ({ name, size: state.size ?? 0 }))
    const who = head?.askedBy ?? of[0]?.state.askedBy ?? []
    return [{ family, who, file, parts }]
  })
}
