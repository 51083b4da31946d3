/** The warnings of where Django has no folder of the app to collect static files in. */
import * as Effect from "effect/Effect"
import { DISABLE_COLLECTSTATIC } from "../domain/Options.ts"
import { printable, type Warning } from "../domain/StagingError.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import type { Told } from "./Collecting.ts"

export const notCollected = Effect.fn("StaticFiles.notCollected")(function* (told: Told, top: string) {
  const { settings } = told
  const found: Array<Warning> = []
  const file = settings === undefined || settings === null ? "the settings" : printable(settings)
  if (told.verdict === "no-root") {
    const text =
      typeof settings === "string" ? yield* ifSeen((yield* Filesystem).readText(join(top, settings))) : undefined
    const branch = /^[ \t]+STATIC_ROOT\s*=/m.test(text ?? "")
      ? `, other than in a branch of ${file} that is not taken here`
      : ""
    found.push({
      id: "static-files/no-root",
      text: `No static files are collected, since STATIC_ROOT is not set${branch}: pages of the app, Django's admin among them, have no style sheets unless something else serves them.\n${branch === "" ? `Write \`STATIC_ROOT = BASE_DIR / "staticfiles"\` into ${file}` : "Write it outside of the branch, or set for the app the variable that decides"}, and have them served, as WhiteNoise does. Or set ${DISABLE_COLLECTSTATIC.name}=1.`
    })
  }
  if (told.verdict === "outside")
    found.push({
      id: "static-files/outside",
      text: `No static files are collected, since STATIC_ROOT is \`${printable(told.place ?? "")}\`, which ${told.root === null ? "is outside of what is deployed, and would not go with the app" : "holds the app's own code"}.\nName a folder in the app for them alone: \`STATIC_ROOT = BASE_DIR / "staticfiles"\`. Or set ${DISABLE_COLLECTSTATIC.name}=1.`
    })
  return found
})
