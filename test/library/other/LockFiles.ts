/** Two throw-away package managers, each with a lock file of its own: `crate.lock` and `bale.lock`, a pin a line. */
import * as Effect from "effect/Effect"
import { type Claim, type Standalone, type StagingError } from "../../../src/index.ts"
import * as Data from "effect/Data"

/** An index has no wheel for what a lock file names. */
export class NotInCrate
  extends Data.TaggedError("NotInCrate")<{ readonly names: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "crate/no-wheel"
  readonly blame = "app"
  readonly title = "crate.lock names packages that have no wheel"
  override get message(): string {
    return this.names.join(", ")
  }
  readonly hints: ReadonlyArray<string> = ["Lock releases that have a wheel."]
}

const pinsIn = (text: string): ReadonlyArray<string> =>
  text.split("\n").flatMap((line) => (/^[\w.-]+==[\w.]+$/.test(line) ? [line] : []))

/** Everything of one manager stands here: its file, its claim, what it installs. */
const manager = (id: string, file: string): Standalone => ({
  _tag: "Standalone",
  id,
  files: [{ name: file }],
  excludes: "managers",
  claim: ({ texts }): Claim | undefined => {
    const text = texts.get(file)
    if (text === undefined) return undefined
    const pins = pinsIn(text)
    return {
      installs: [
        { _tag: "Alone", installer: id, files: [file], title: `${file} with ${id}`, settings: { pins: pins.join(" ") } }
      ],
      lines: [{ name: file, lines: pins }],
      notices: [],
      problems: []
    }
  },
  install: ({ settings }, _, wheels) =>
    Effect.gen(function* () {
      const pins = (settings["pins"] ?? "").split(" ").filter((pin) => pin !== "")
      const found = yield* wheels.find(pins, [file])
      if (found._tag === "NoWheel") return yield* new NotInCrate({ names: found.requirements })
      return { scripts: [], wheels: found.wheels.map(({ path }) => path) }
    })
})

export const managers: ReadonlyArray<Standalone> = [manager("crate", "crate.lock"), manager("bale", "bale.lock")]
