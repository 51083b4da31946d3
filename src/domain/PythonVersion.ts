/** Versions of Python: what is found on a stack (`3.12.1`), and what may be asked for (`3`, `3.12`, `3.12.1`). */
import * as Schema from "effect/Schema"

export const PythonVersion = Schema.Struct({
  major: Schema.Int.pipe(Schema.check(Schema.isBetween({ minimum: 2, maximum: 9 }))),
  minor: Schema.Int.pipe(Schema.check(Schema.isBetween({ minimum: 0, maximum: 99 }))),
  patch: Schema.Int.pipe(Schema.check(Schema.isBetween({ minimum: 0, maximum: 999 })))
})
export type PythonVersion = typeof PythonVersion.Type

/** A request fixes a prefix of the version. */
export const PythonRequest = Schema.Struct({
  major: PythonVersion.fields.major,
  minor: Schema.optionalKey(PythonVersion.fields.minor),
  patch: Schema.optionalKey(PythonVersion.fields.patch)
})
export type PythonRequest = typeof PythonRequest.Type

export const render = (v: PythonVersion): string => `${v.major}.${v.minor}.${v.patch}`
export const renderRequest = (r: PythonRequest): string =>
  [r.major, r.minor, r.patch].filter((n) => n !== undefined).join(".")
/** `3.12` */
export const line = (v: { readonly major: number; readonly minor: number }): string => `${v.major}.${v.minor}`

/** The line of a version as a text, whatever stands behind it: `3.12` of `3.12.1`. */
export const lineOfText = (version: string): string => version.split(".").slice(0, 2).join(".")

/** Reads `X`, `X.Y` or `X.Y.Z`, plain ASCII digits and nothing else. */
export const parseRequest = (text: string): PythonRequest | undefined => {
  const m = /^([23])(?:\.(0|[1-9]\d?)(?:\.(0|[1-9]\d{0,2}))?)?$/.exec(text)
  if (m === null) return undefined
  return {
    major: Number(m[1]),
    ...(m[2] === undefined ? {} : { minor: Number(m[2]) }),
    ...(m[3] === undefined ? {} : { patch: Number(m[3]) })
  }
}
/** Reads `X.Y.Z` as an interpreter reports it; a suffix such as `rc1` or `+` is dropped. */
export const parse = (text: string): PythonVersion | undefined => {
  const m = /^(\d)\.(\d{1,2})\.(\d{1,3})/.exec(text)
  return m === null ? undefined : { major: Number(m[1]), minor: Number(m[2]), patch: Number(m[3]) }
}

/** Negative when `a` is older. */
export const compare = (a: PythonVersion, b: PythonVersion): number =>
  a.major - b.major || a.minor - b.minor || a.patch - b.patch

export const satisfies = (v: PythonVersion, r: PythonRequest): boolean =>
  v.major === r.major &&
  (r.minor === undefined || v.minor === r.minor) &&
  (r.patch === undefined || v.patch === r.patch)
