/** The scripts and the style of the report's page as a module of texts, with the digests by which the page lets them run. */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { rolldown } from "rolldown"

const folder = fileURLToPath(new URL("../src/report/browser/", import.meta.url))

/** In one function, so that it leaves no name behind; nothing in it ends the element that it stands in. */
const scriptText = async (name: string): Promise<string> => {
  const build = await rolldown({ input: `${folder}${name}.ts`, platform: "browser", logLevel: "warn" })
  const { output } = await build.generate({ format: "iife", minify: true, comments: false })
  await build.close()
  const code = output[0].code.trim()
  if (/<\/script|<!--/i.test(code)) throw new Error("The script would end its own element")
  return code
}

/** Without what only its writers read. */
const styleText = (): string =>
  readFileSync(`${folder}style.css`, "utf8")
    .replaceAll(/\/\*[^]*?\*\//g, "")
    .replaceAll(/\s*\n\s*/g, "")
    .replaceAll(/\s*([{};,])\s*/g, "$1")
    .replaceAll(";}", "}")

/** As a browser takes it: of the text between the tags, in UTF-8. */
const digestOf = (text: string): string => createHash("sha256").update(text).digest("base64")

export const assetsModule = async (): Promise<string> => {
  const [script, opening, style] = [await scriptText("main"), await scriptText("opening"), styleText()]
  const texts = {
    script,
    scriptDigest: digestOf(script),
    opening,
    openingDigest: digestOf(opening),
    style,
    styleDigest: digestOf(style)
  }
  return [
    "/** Written by `npm run bundle` from the scripts and the style in `src/report/browser`. */",
    "",
    ...Object.entries(texts).map(([name, text]) => `export const ${name} =\n  ${JSON.stringify(text)}`),
    ""
  ].join("\n")
}
