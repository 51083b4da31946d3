/** Pythons as values, and a stack that has them: nothing is looked for on this machine. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { parse } from "../../../src/domain/PythonVersion.ts"
import { installed, type Runtime, type RuntimeOffer } from "../../../src/domain/Runtime.ts"
import { RuntimeProviders } from "../../../src/runtimes/registry.ts"
import { type RuntimeProvider, whereItIs } from "../../../src/runtimes/RuntimeProvider.ts"

export const runtime = (text: string, place = "/opt/pythons"): Runtime => {
  const version = parse(text)
  if (version === undefined) throw new Error(`${text} is no version`)
  const line = `${version.major}.${version.minor}`
  const tag = `cp${version.major}${version.minor}`
  return {
    provider: "values",
    executable: `${place}/${text}/bin/python${line}`,
    path: `${place}/${text}/bin/python`,
    version,
    implementation: "cpython",
    cacheTag: version.major === 2 ? "" : `cpython-${version.major}${version.minor}`,
    magic: "a70d0d0a",
    abi: version.major === 2 ? `${tag}mu` : tag,
    platform: "linux-x86_64",
    libc: "glibc-2.36",
    sitePackages: `lib/python${line}/site-packages`
  }
}

export const stackOf = (...versions: ReadonlyArray<string>): ReadonlyArray<Runtime> =>
  versions.map((version) => runtime(version))

/** One that is not there, and that nothing can put in place: it is for plans alone. */
export const obtainable = (text: string, from = "https://pythons.test"): RuntimeOffer => {
  const { implementation, platform, provider, version } = runtime(text)
  return { _tag: "Obtainable", provider, version, implementation, platform, from }
}

const provider = (offers: ReadonlyArray<RuntimeOffer>): RuntimeProvider => ({
  id: "values",
  title: "a stack of values",
  discover: () => Effect.succeed({ offers, rejected: [] }),
  provide: whereItIs
})

export const layer = (found: ReadonlyArray<Runtime>, more: ReadonlyArray<RuntimeOffer> = []): Layer.Layer<never> =>
  Layer.succeed(RuntimeProviders, [provider([...found.map(installed), ...more])])
