/** Says that builds for GPUs are asked for, before anything is downloaded as far as it is known then; and behind, of what came through others. */
import * as Effect from "effect/Effect"
import { Footprint } from "../domain/Footprint.ts"
import { NVIDIA_VISIBLE_DEVICES } from "../domain/Options.ts"
import { Env } from "../services/Env.ts"
import { Report } from "../services/Report.ts"
import { gpuAhead, gpuInstalled } from "./GpuAdvice.ts"
import { type AskedBuilds, gpuAsked, isMeant } from "./GpuBuilds.ts"
import { gpuParts, type Packages } from "./GpuParts.ts"

/** Whether the value gives the app a GPU, as the container toolkit reads it: `all`, numbers, or ids. */
const hasGpu = (value: string | undefined): boolean => value !== undefined && !/^(?:void|none)$/i.test(value.trim())

const nobody = (_packages: Packages): Effect.Effect<void> => Effect.void

export interface AskedFor extends AskedBuilds {
  /** Packages may come from elsewhere by a pip.conf, or by wheels in the app. */
  readonly otherSources: boolean
}

/** What is known of what is asked for; `undefined` where a GPU is meant, or is there. */
export const gpuForeseen = Effect.fn("Inspection.gpuForeseen")(function* ({ otherSources, ...asked }: AskedFor) {
  const env = yield* Env
  if (hasGpu(env.get(NVIDIA_VISIBLE_DEVICES))) return undefined
  const variables = [...env.variables].flatMap(([name, value]) => {
    const option = /^PIP_(INDEX_URL|PYPI_URL|EXTRA_INDEX_URL|FIND_LINKS|NO_INDEX)$/i.exec(name)?.[1]
    return option === undefined || value === "" ? [] : value.split(/\s+/).map((word) => `--${option}=${word}`)
  })
  const sources = [...asked.sources, ...variables, ...(otherSources ? ["--find-links"] : [])]
  const nowhere = (yield* Footprint).withoutGpus === true
  const known: AskedBuilds = { ...asked, sources, nowhere }
  if (isMeant(known)) return undefined
  const found = gpuAsked(known)
  return { families: found.map(({ family }) => family), nowhere, warnings: gpuAhead(found, nowhere) }
})

/** Tells it; what comes of it looks at what was installed. */
export const gpuBuilds = Effect.fn("Inspection.gpuBuilds")(function* (asked: AskedFor) {
  const report = yield* Report
  const foreseen = yield* gpuForeseen(asked)
  if (foreseen === undefined) return nobody
  const { families, nowhere, warnings } = foreseen
  yield* Effect.forEach(warnings, report.warning, { discard: true })
  const file = asked.lock ?? asked.lines.find(({ requirements }) => requirements.length > 0)?.files[0]
  return (packages: Packages) =>
    Effect.forEach(gpuInstalled(gpuParts(packages, families, file, nowhere), nowhere), report.warning, {
      discard: true
    })
})
