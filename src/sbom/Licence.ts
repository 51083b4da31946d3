/** Under which licence something is, as far as its metadata says so: an expression in SPDX's terms only where there is no doubt. */
import parse from "spdx-expression-parse"
import ids from "spdx-license-ids/index.json" with { type: "json" }
import type { DistributionSummary } from "../domain/Distribution.ts"

export interface Licence {
  /** An SPDX license expression. */
  readonly expression?: string
  /** What the metadata says, where that comes to none: names, of which nobody says whether all or one of them holds. */
  readonly names: ReadonlyArray<string>
}

/**
 * Classifiers that mean one licence and no other. `Apache Software License`, `BSD License` and their like stand for several
 * (PEP 639), so they stay names.
 */
const exact: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "Boost Software License 1.0 (BSL-1.0)": "BSL-1.0",
    "CC0 1.0 Universal (CC0 1.0) Public Domain Dedication": "CC0-1.0",
    "Eclipse Public License 1.0 (EPL-1.0)": "EPL-1.0",
    "Eclipse Public License 2.0 (EPL-2.0)": "EPL-2.0",
    "European Union Public Licence 1.1 (EUPL 1.1)": "EUPL-1.1",
    "European Union Public Licence 1.2 (EUPL 1.2)": "EUPL-1.2",
    "GNU Affero General Public License v3": "AGPL-3.0-only",
    "GNU Affero General Public License v3 or later (AGPLv3+)": "AGPL-3.0-or-later",
    "GNU General Public License v2 (GPLv2)": "GPL-2.0-only",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU General Public License v3 (GPLv3)": "GPL-3.0-only",
    "GNU General Public License v3 or later (GPLv3+)": "GPL-3.0-or-later",
    "GNU Lesser General Public License v2 (LGPLv2)": "LGPL-2.0-only",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "GNU Lesser General Public License v3 or later (LGPLv3+)": "LGPL-3.0-or-later",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "MIT No Attribution License (MIT-0)": "MIT-0",
    "Mozilla Public License 1.0 (MPL)": "MPL-1.0",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
    "Universal Permissive License (UPL)": "UPL-1.0"
  })
)

/** Identifiers are compared without regard to case (SPDX 2.3, annex D). */
const spelling: ReadonlyMap<string, string> = new Map(ids.map((id) => [id.toLowerCase(), id]))

const isExpression = (text: string): boolean => {
  try {
    parse(text)
    return true
  } catch {
    return false
  }
}

/** `undefined` for a text that is no expression. */
const expressionOf = (text: string): string | undefined => {
  const words = text.replaceAll(/[\w.+-]+/g, (word) => spelling.get(word.toLowerCase()) ?? word)
  return isExpression(words) ? words : undefined
}

/** What stands at the end of a classifier; `OSI Approved` alone names none. */
const nameOf = (classifier: string): ReadonlyArray<string> => {
  const name = classifier.split("::").at(-1)?.trim() ?? ""
  return name === "" || name === "OSI Approved" ? [] : [name]
}

const said = (text: string | undefined): string | undefined => {
  const words = (text ?? "").trim()
  return words === "" || /^(?:unknown|none)$/i.test(words) ? undefined : words
}

/** The newer field goes before the older, an expression before names, and what was written before a classifier. */
export const licenceOf = ({
  license,
  licenseClassifiers = [],
  licenseExpression
}: Pick<DistributionSummary, "license" | "licenseClassifiers" | "licenseExpression">): Licence => {
  const texts = [said(licenseExpression), said(license)].filter((text) => text !== undefined)
  const classified = [...new Set(licenseClassifiers.flatMap(nameOf))]
  const [only = "", ...more] = classified
  const certain = more.length === 0 ? exact.get(only) : undefined
  const expression = texts.map(expressionOf).find((one) => one !== undefined) ?? certain
  if (expression !== undefined) return { expression, names: [] }
  return { names: texts.length > 0 ? texts.slice(0, 1) : classified }
}
