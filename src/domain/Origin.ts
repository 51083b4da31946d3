/** Where a fact came from; every message that repeats the fact names it. */
import * as Schema from "effect/Schema"

export const Origin = Schema.TaggedUnion({
  /** A file of the application, by its path from the application's root; `line` counts from 1. */
  File: { path: Schema.String, line: Schema.optionalKey(Schema.Int) },
  /** A variable that a user or an operator set. */
  Variable: { name: Schema.String },
  /** Nobody asked: our own default, with the reason for it. */
  Default: { reason: Schema.String }
})
export type Origin = typeof Origin.Type

export const file = (path: string, line?: number): Origin =>
  line === undefined ? { _tag: "File", path } : { _tag: "File", path, line }
export const variable = (name: string): Origin => ({ _tag: "Variable", name })

/** `runtime.txt line 1`, `$PYTHON_VERSION`, `the default (…)`. */
export const describe = (origin: Origin): string => {
  switch (origin._tag) {
    case "File":
      return origin.line === undefined ? origin.path : `${origin.path} line ${origin.line}`
    case "Variable":
      return `$${origin.name}`
    case "Default":
      return `the default (${origin.reason})`
  }
}
