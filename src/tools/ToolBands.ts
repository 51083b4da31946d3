/**
 * Which packaging tools a line of Python gets: the last release that runs on it (or the one that we follow), pinned by
 * the SHA-256 of its wheel. Chosen from this table and never by trying: too new a pip fails with a SyntaxError.
 */
import type { Tool } from "../domain/Plan.ts"
import { lineOfText, type PythonVersion } from "../domain/PythonVersion.ts"

const tool = (name: string, version: string, tag: "py2.py3" | "py3", sha256: string): Tool => ({
  name,
  version,
  file: `${name}-${version}-${tag}-none-any.whl`,
  sha256
})

const pip = {
  "10.0.1": tool("pip", "10.0.1", "py2.py3", "717cdffb2833be8409433a93746744b59505f42146e8d37de6c62b430e25d6d7"),
  "19.1.1": tool("pip", "19.1.1", "py2.py3", "993134f0475471b91452ca029d4390dc8f298ac63a712814f101cd1b6db46676"),
  "20.3.4": tool("pip", "20.3.4", "py2.py3", "217ae5161a0e08c0fb873858806e3478c9775caffce5168b50ec885e358c199d"),
  "21.3.1": tool("pip", "21.3.1", "py3", "deaf32dcd9ab821e359cd8330786bcd077604b5c5730c0b096eda46f95c24a2d"),
  "24.0": tool("pip", "24.0", "py3", "ba0d021a166865d2265246961bec0152ff124de910c5cc39f1156ce3fa7c69dc"),
  "25.0.1": tool("pip", "25.0.1", "py3", "c46efd13b6aa8279f33f2864459c8ce587ea6a1a59ee20de055868d8f7688f7f"),
  "26.0.1": tool("pip", "26.0.1", "py3", "bdb1b08f4274833d62c1aa29e20907365a2ceb950410df15fc9521bad440122b"),
  "26.2.1": tool("pip", "26.2.1", "py3", "71138adf1f4ca900cdb7d289c21b7494329f2332b6d85f0e1c42108c0384ed3e")
} as const
const setuptools = {
  "39.2.0": tool("setuptools", "39.2.0", "py2.py3", "8fca9275c89964f13da985c3656cb00ba029d7f3916b37990927ffdf264e7926"),
  "43.0.0": tool("setuptools", "43.0.0", "py2.py3", "a67faa51519ef28cd8261aff0e221b6e4c370f8fb8bada8aa3e7ad8945199963"),
  "44.1.1": tool("setuptools", "44.1.1", "py2.py3", "27a714c09253134e60a6fa68130f78c7037e5562c4f21f8f318f2ae900d152d5"),
  "50.3.2": tool("setuptools", "50.3.2", "py3", "2c242a0856fbad7efbe560df4a7add9324f340cf48df43651e9604924466794a"),
  "59.6.0": tool("setuptools", "59.6.0", "py3", "4ce92f1e1f8f01233ee9952c04f6b81d1e02939d6e1b488428154974a4d0783e")
} as const
const wheel = {
  "0.29.0": tool("wheel", "0.29.0", "py2.py3", "ea8033fc9905804e652f75474d33410a07404c1a78dd3c949a66863bd1050ebd"),
  "0.33.6": tool("wheel", "0.33.6", "py2.py3", "f4da1763d3becf2e2cd92a14a7c920f0f00eca30fdde9ea992c836685b9faf28"),
  "0.37.1": tool("wheel", "0.37.1", "py2.py3", "4bdcd7d840138086126cd09254dc6195fb4fc6f01c050a1d7236f2630db1d22a")
} as const

export interface Band {
  /** `3.6` */
  readonly line: string
  /** pip first. setuptools and wheel stand here where pip (< 23.1) builds old projects with what it finds installed. */
  readonly tools: readonly [Tool, ...ReadonlyArray<Tool>]
  /** The day from which the line gets no fixes (devguide.python.org, PEPs 373 to 790). */
  readonly endOfLife: string
  /** Whether an interpreter of the line was at hand when this release was tested. */
  readonly tested: boolean
  /** Many packages had no wheels for it yet when this release was made: it is no choice for apps that ask for no line. */
  readonly lagging?: true
}

export interface ToolsOfLine extends Pick<Band, "tools"> {
  /** Not known of a line that has no row. */
  readonly endOfLife: string | undefined
  /** The line whose tools they are, where it is another. */
  readonly borrowedFrom?: string
}

export const bands: ReadonlyArray<Band> = [
  { line: "2.7", tools: [pip["20.3.4"], setuptools["44.1.1"], wheel["0.37.1"]], endOfLife: "2020-01-01", tested: true },
  {
    line: "3.3",
    tools: [pip["10.0.1"], setuptools["39.2.0"], wheel["0.29.0"]],
    endOfLife: "2017-09-29",
    tested: false
  },
  {
    line: "3.4",
    tools: [pip["19.1.1"], setuptools["43.0.0"], wheel["0.33.6"]],
    endOfLife: "2019-03-18",
    tested: false
  },
  {
    line: "3.5",
    tools: [pip["20.3.4"], setuptools["50.3.2"], wheel["0.37.1"]],
    endOfLife: "2020-09-30",
    tested: false
  },
  { line: "3.6", tools: [pip["21.3.1"], setuptools["59.6.0"], wheel["0.37.1"]], endOfLife: "2021-12-23", tested: true },
  { line: "3.7", tools: [pip["24.0"]], endOfLife: "2023-06-27", tested: true },
  { line: "3.8", tools: [pip["25.0.1"]], endOfLife: "2024-10-07", tested: true },
  { line: "3.9", tools: [pip["26.0.1"]], endOfLife: "2025-10-31", tested: true },
  { line: "3.10", tools: [pip["26.2.1"]], endOfLife: "2026-10-31", tested: true },
  { line: "3.11", tools: [pip["26.2.1"]], endOfLife: "2027-10-31", tested: true },
  { line: "3.12", tools: [pip["26.2.1"]], endOfLife: "2028-10-31", tested: true },
  { line: "3.13", tools: [pip["26.2.1"]], endOfLife: "2029-10-31", tested: true },
  { line: "3.14", tools: [pip["26.2.1"]], endOfLife: "2030-10-31", tested: false },
  { line: "3.15", tools: [pip["26.2.1"]], endOfLife: "2031-10-31", tested: false, lagging: true }
]

export const bandOf = (version: Pick<PythonVersion, "major" | "minor">): Band | undefined =>
  bands.find(({ line }) => line === `${version.major}.${version.minor}`)

/** The row of the line, or for one that is newer than all rows here, the newest row's tools, which may well serve it. */
export const toolsFor = (version: Pick<PythonVersion, "major" | "minor">): ToolsOfLine | undefined => {
  const own = bandOf(version)
  const newest = bands.at(-1)
  if (own !== undefined || newest === undefined) return own
  const [major = 0, minor = 0] = newest.line.split(".").map(Number)
  if (version.major !== major || version.minor < minor) return undefined
  return { tools: newest.tools, endOfLife: undefined, borrowedFrom: newest.line }
}

/** The lines of versions that there are tools for, in their order. */
export const supportedOf = (versions: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(versions.map(lineOfText).filter((line) => supportedLines.includes(line)))
]

/** Oldest first. */
export const supportedLines: ReadonlyArray<string> = bands.map(({ line }) => line)

/** The lines for which many packages have no wheels yet. */
export const laggingLines: ReadonlyArray<string> = bands.flatMap(({ lagging, line }) =>
  lagging === true ? [line] : []
)
