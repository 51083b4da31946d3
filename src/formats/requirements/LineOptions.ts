/** The options of a line of a requirement file, read as Python's optparse reads them for pips 9 to 26. */
import type { Fault } from "./Mistake.ts"

export interface LineOption {
  /** The option's name in its long form: `--index-url`. */
  readonly name: string
  readonly value?: string
}

/** What a line says beside its requirement. */
export interface LineOptions {
  readonly options: ReadonlyArray<LineOption>
  /** Words that every pip passes over in silence. */
  readonly ignored: ReadonlyArray<string>
  readonly fault?: Fault
}

interface Known {
  readonly valued: boolean
  /** The first pip that refuses it. */
  readonly gone?: number
}
const known = (names: string, valued: boolean, gone?: number): ReadonlyArray<readonly [string, Known]> =>
  names.split(" ").map((name) => [`--${name}`, gone === undefined ? { valued } : { valued, gone }])
/** Whatever some pip from 9 to 26 takes in a file. */
const longOptions: ReadonlyMap<string, Known> = new Map([
  ...known("index-url pypi-url extra-index-url constraint requirement editable find-links no-binary only-binary", true),
  ...known("trusted-host use-feature all-releases only-final hash global-option config-settings config-setting", true),
  ...known("no-index prefer-binary require-hashes no-require-hashes pre", false),
  ...known("install-option", true, 23.1),
  ...known("allow-external allow-unverified allow-insecure", true, 10),
  ...known("allow-all-external no-allow-external no-allow-insecure use-wheel no-use-wheel", false, 10),
  ...known("process-dependency-links", false, 19),
  ...known("always-unzip", false, 20)
])
const listed = [...longOptions]
const shortOptions: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ i: "index-url", f: "find-links", r: "requirement", c: "constraint", e: "editable" }),
  ...Object.entries({ C: "config-settings", Z: "always-unzip" })
])
/** The pip from which on a file with this option is refused. */
export const goneSince = (option: string): number | undefined => longOptions.get(option)?.gone

/** Options may be shortened (`--find ./wheels`); where pips disagree on what is meant, the name stays as written. */
const complete = (written: string): { readonly name: string; readonly valued: boolean } | undefined => {
  const exact = longOptions.get(written)
  if (exact !== undefined) return { name: written, valued: exact.valued }
  const all = listed.filter(([name]) => name.startsWith(written))
  const current = all.filter(([, option]) => option.gone === undefined)
  const [only] = current.length > 0 ? current : all
  if (only === undefined || written === "--") return undefined
  return { name: (current.length > 0 ? current : all).length === 1 ? only[0] : written, valued: only[1].valued }
}

const unknownOption = (option: string): Fault => ({
  condition: "unknown-option",
  meaning: `\`${option}\` is not an option that pip takes in a requirement file.`,
  hint: "Remove it from the file; options of `pip install` itself belong in $PIP_OPTS."
})
const optionValue = (option: string, meaning: string): Fault => ({
  condition: "option-value",
  meaning,
  hint: `Write the value behind the option, as in \`${option} VALUE\`, or remove the option.`
})

const checkHash = (value: string): Fault | undefined =>
  /^sha(?:256|384|512):/.test(value)
    ? undefined
    : {
        condition: "bad-hash",
        meaning: "`--hash` needs a sha256, sha384 or sha512 digest; pip accepts nothing weaker.",
        hint: "Write it as `--hash=sha256:<64 hexadecimal digits>`; `pip hash FILE` prints the line."
      }

/**
 * Reads options as Python's optparse does: values stand behind `=` or in the next word, plain words between options are
 * passed over.
 */
export const readOptions = (given: ReadonlyArray<string>): LineOptions => {
  const options: Array<LineOption> = []
  const ignored: Array<string> = []
  const queue = [...given]
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (word === "--") {
      ignored.push(...queue.splice(0))
      continue
    }
    if (!word.startsWith("-") || word === "-") {
      ignored.push(word)
      continue
    }
    const long = word.startsWith("--")
    const [, written = word, inline] = (long ? /^([^=]+)=([\s\S]*)$/ : /^(-.)([\s\S]+)$/).exec(word) ?? []
    const option = long ? complete(written) : complete(`--${shortOptions.get(written.slice(1)) ?? "-"}`)
    if (option === undefined) return { options, ignored, fault: unknownOption(written) }
    if (!option.valued && inline !== undefined) {
      if (long) return { options, ignored, fault: optionValue(option.name, `\`${option.name}\` takes no value.`) }
      queue.unshift(`-${inline}`)
    }
    const value = option.valued ? (inline ?? queue.shift()) : undefined
    if (option.valued && value === undefined)
      return { options, ignored, fault: optionValue(option.name, `\`${written}\` has no value behind it.`) }
    const fault = option.name === "--hash" && value !== undefined ? checkHash(value) : undefined
    if (fault !== undefined) return { options, ignored, fault }
    options.push(value === undefined ? { name: option.name } : { name: option.name, value })
  }
  return { options, ignored }
}
