/** The parts of a staging that a reader has words for, from the spans of the program, pure. */
import type { RecordedSpan } from "../services/SpanRecording.ts"
import type { Activity } from "./BuildReport.ts"

/** Programs: the one span has what a program is called, the one in it how long a processor was at work for it. */
const programs = { named: "Program.run", timed: "Process.run" } as const

interface Words {
  readonly title: string
  /** Somebody else is at work: an index, a repository, another staging. */
  readonly waiting?: true
}

const words: Readonly<Record<string, Words>> = {
  "Staging.plan": { title: "Reading and planning" },
  "Survey.survey": { title: "Reading the app" },
  "RuntimeChoice.choose": { title: "Choosing the Python" },
  "RuntimeChoice.discoverIn": { title: "Asking the Pythons that there are" },
  "PlannedPython.planned": { title: "Getting the Python ready" },
  "ArchiveFile.fetchOnce": { title: "Downloading the Python", waiting: true },
  "Staging.ask": { title: "Gathering what decides the packages" },
  "Execution.execute": { title: "Packages" },
  "Execution.unpacked": { title: "Unpacking what is kept" },
  "ReferenceCheck.check": { title: "Asking repositories and addresses", waiting: true },
  "SpeculativeRestore.begin": { title: "Unpacking what may be needed" },
  "PackagingTools.provide": { title: "Packaging tools" },
  "OwnPackage.build": { title: "Building the app's own package" },
  "Resolution.download": { title: "Resolving and downloading" },
  "SourceBuilds.build": { title: "Building a wheel" },
  "Compiler.make": { title: "Compiling" },
  "Assembly.keeping": { title: "Keeping for the next staging" },
  "WheelStore.restore": { title: "Installing" },
  "StandaloneInstall.install": { title: "Installing" },
  "ShippedRuntime.ship": { title: "Putting the Python beside the packages" },
  "Libraries.checkLibraries": { title: "Looking for shared libraries" },
  "StartupHooks.find": { title: "Looking at what runs at each start" },
  "EnvironmentRecord.record": { title: "Writing down what was made" },
  "CodeReading.ask": { title: "Reading the app's code" },
  "StartCommands.decided": { title: "Looking how the app is started" },
  "StartCheck.checkStart": { title: "Trying whether it starts" },
  "Inspection.inspect": { title: "Looking over what was staged" },
  "Lease.ended": { title: "Another staging", waiting: true },
  "Hooks.run": { title: "A program of the app's own" },
  "StaticFiles.staticFiles": { title: "Static files" },
  "Classic.respond": { title: "Putting the result in place" },
  "CloudFoundry.supply": { title: "Putting the result in place" },
  "Layers.write": { title: "Writing what goes into the image" },
  "Image.write": { title: "Writing the image" },
  [programs.named]: { title: "A program" }
}

const names = new Set([...Object.keys(words), programs.timed])
export const isTold = (name: string): boolean => names.has(name)

const round = (millis: number): number => Math.round(millis * 10) / 10

/** Where each span stands among those that are told; one that is none stands where what it is a part of does. */
const placesOf = (spans: ReadonlyArray<RecordedSpan>): ReadonlyArray<number | undefined> => {
  const places: Array<number | undefined> = []
  let next = 0
  for (const { name, within } of spans) {
    const outer = within === undefined ? undefined : places[within]
    places.push(name === programs.timed && outer !== undefined ? outer : next++)
  }
  return places
}

const labelled = ({ attributes, name }: Pick<RecordedSpan, "name" | "attributes">): string => {
  if (name !== programs.named && name !== programs.timed) return words[name]?.title ?? name
  const label = attributes.get("label")
  return typeof label === "string" ? label : String(attributes.get("program")).replace(/^.*\//, "")
}

/** What a span is called, and whether it is a program, which works for what is around it. */
export const nameOf = (span: Pick<RecordedSpan, "name" | "attributes">) => ({
  title: labelled(span),
  program: span.name === programs.named
})
/** Whether it is one that `nameOf` has words for. */
export const hasName = (name: string): boolean => name !== programs.timed && isTold(name)

/** `origin` is the beginning of the staging, in milliseconds since 1970. */
export const activitiesOf = (spans: ReadonlyArray<RecordedSpan>, origin: number): ReadonlyArray<Activity> => {
  const places = placesOf(spans)
  const spent = new Map(
    spans.flatMap(({ attributes }, at) => {
      const [cpu, place] = [attributes.get("cpu"), places[at]]
      return typeof cpu === "number" && place !== undefined ? [[place, cpu] as const] : []
    })
  )
  return spans.flatMap((span, at): ReadonlyArray<Activity> => {
    const place = places[at]
    const outer = span.within === undefined ? undefined : places[span.within]
    if (place === undefined || place === outer) return []
    const cpu = spent.get(place)
    return [
      {
        name: span.name,
        title: labelled(span),
        start: Math.max(0, round(span.start - origin)),
        elapsed: round(span.end - span.start),
        ...(outer === undefined ? {} : { within: outer }),
        ...(cpu === undefined ? {} : { cpu }),
        ...(words[span.name]?.waiting === true ? { waiting: true as const } : {}),
        ...(span.failed ? { failed: true as const } : {})
      }
    ]
  })
}
