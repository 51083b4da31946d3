/** What `app.json` says of tests, as Heroku CI reads it: the command, and variables. */

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {}

const textIn = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined

/** One that is no JSON says nothing. */
const manifestOf = (text: string): Readonly<Record<string, unknown>> => {
  try {
    return record(JSON.parse(text.replace(/^\ufeff/, "")))
  } catch {
    return {}
  }
}

export interface WrittenCommand {
  readonly command: string
  /** Why, as a clause. */
  readonly reason: string
}

/** `scripts.test` of the environment for tests goes before that of the app. */
export const writtenCommand = (text: string): WrittenCommand | undefined => {
  const all = manifestOf(text)
  const own = textIn(record(record(record(all["environments"])["test"])["scripts"])["test"])
  if (own !== undefined) return { command: own, reason: "`environments.test.scripts.test` in app.json" }
  const plain = textIn(record(all["scripts"])["test"])
  return plain === undefined ? undefined : { command: plain, reason: "`scripts.test` in app.json" }
}

const valueOf = (value: unknown): string | undefined => {
  if (typeof value === "string") return value
  const given = record(value)["value"]
  return typeof given === "string" ? given : undefined
}

/** The variables that have a value: of the environment for tests, over those of the app. */
export const testVariables = (text: string): ReadonlyMap<string, string> => {
  const all = manifestOf(text)
  const both = { ...record(all["env"]), ...record(record(record(all["environments"])["test"])["env"]) }
  return new Map(
    Object.entries(both).flatMap(([name, value]) => {
      const given = valueOf(value)
      return given === undefined ? [] : [[name, given] as const]
    })
  )
}
