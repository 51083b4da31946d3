/** Trove classifiers as a hint: the lines of Python that an author says a package was tried on. */
import type { Origin } from "../domain/Origin.ts"
import { type PythonHint, rangeOfLine } from "../domain/PythonHint.ts"
import { line, parseRequest, renderRequest, type PythonRequest } from "../domain/PythonVersion.ts"

/** `Programming Language :: Python :: 3.6`; with `:: Only` behind it, no other major. */
const classifier = /^\s*Programming Language\s*::\s*Python\s*::\s*([23](?:\.\d{1,2})?)\s*(?:::\s*(Only)\s*)?$/i

/** Lines where there are any of a major, since the bare major beside them says no more than they do. */
export const hintOfClassifiers = (classifiers: ReadonlyArray<string>, origin: Origin): ReadonlyArray<PythonHint> => {
  const found = classifiers.flatMap((text) => {
    const [, version = "", only] = classifier.exec(text) ?? []
    const asked = parseRequest(version)
    return asked === undefined ? [] : [{ asked, only: only !== undefined }]
  })
  const only = found.find((one) => one.only)?.asked.major
  const allowed = found.map(({ asked }) => asked).filter(({ major }) => only === undefined || major === only)
  const exact = allowed.filter(({ minor }) => minor !== undefined)
  const bare = allowed.filter(({ major, minor }) => minor === undefined && !exact.some((one) => one.major === major))
  const asked: ReadonlyArray<PythonRequest> = [...exact, ...bare]
  if (asked.length === 0) return []
  const named = [
    ...new Set(
      asked.map((one) => (one.minor === undefined ? renderRequest(one) : line({ major: one.major, minor: one.minor })))
    )
  ]
  return [
    {
      kind: "classifiers",
      origin,
      says: `is classified for Python ${named.join(", ")}`,
      allows: [...new Set(asked.map(rangeOfLine))]
    }
  ]
}
