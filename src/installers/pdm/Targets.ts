/** `[[metadata.targets]]` of pdm.lock: for which Pythons and systems it was made (`pdm lock --python … --platform …`), as conditions. */
import { type Table, tableAt } from "../../formats/TomlDocument.ts"
import { tablesIn, textIn } from "../LockDocument.ts"

const systems: Readonly<Record<string, string>> = { linux: "linux", windows: "win32", macos: "darwin" }

/** `manylinux_2_17_x86_64`, `windows_amd64`, `linux`; of another system, the condition is left open. */
const ofPlatform = (platform: string): ReadonlyArray<string> => {
  const [, kind = "", machine] = /^(?:many|musl)?(linux|windows|macos)(?:_\d+_\d+)?(?:_(.+))?$/.exec(platform) ?? []
  const system = systems[kind]
  if (system === undefined) return []
  return [
    `sys_platform == '${system}'`,
    ...(machine === undefined || system !== "linux" ? [] : [`platform_machine == '${machine}'`])
  ]
}

const ofPython = (range: string): ReadonlyArray<string> =>
  range.split(",").flatMap((part) => {
    const [, operator, version] = /^\s*([<>=!~]+)\s*([\d.]+(?:\.\*)?)\s*$/.exec(part) ?? []
    return operator === undefined || version === undefined ? [] : [`python_full_version ${operator} '${version}'`]
  })

/** One condition for each target; one that is for all of them has none, and then nothing is said. */
export const targetsIn = (document: Table): ReadonlyArray<string> => {
  const targets = tablesIn(tableAt(document, "metadata"), "targets")
  const conditions = targets.map((target) =>
    [...ofPython(textIn(target, "requires_python") ?? ""), ...ofPlatform(textIn(target, "platform") ?? "")].join(
      " and "
    )
  )
  return conditions.includes("") ? [] : conditions
}
