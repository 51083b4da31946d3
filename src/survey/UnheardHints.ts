/** Files that would say which Python an app wants, and cannot be heard: no TOML, no JSON, or a link that leads out of the app. */
import * as Effect from "effect/Effect"
import { describe, file } from "../domain/Origin.ts"
import { type Notice, visible } from "../domain/StagingError.ts"
import { decode } from "../formats/TextFile.ts"
import { mistakeIn } from "../formats/TomlDocument.ts"
import { isLinkOut } from "./OutsideFile.ts"

const isToml = (name: string): boolean => name === "Pipfile" || name.endsWith(".toml")

const unreadable = (name: string, bytes: Uint8Array): ReadonlyArray<Notice> => {
  const mistake = isToml(name) ? mistakeIn(decode(bytes).text) : undefined
  return mistake === undefined
    ? []
    : [
        {
          level: "warning",
          id: "python/hint-not-read",
          text: `${describe(file(name, mistake.line))} is no TOML (${visible(mistake.reason)}), so nothing that ${name} says of the Python is heard. Mend that line.`
        }
      ]
}

const outside = (name: string): Notice => ({
  level: "notice",
  id: "python/hint-outside",
  text: `${name} is a link that leads out of the app, so what it says of the Python is not heard.`
})

/** What to tell of a file that is there; without `bytes` where it could not be read. */
export const unheard = Effect.fn("UnheardHints.unheard")(function* (
  root: string,
  name: string,
  bytes: Uint8Array | undefined
) {
  if (bytes !== undefined) return unreadable(name, bytes)
  return (yield* isLinkOut(root, name)) ? [outside(name)] : []
})
