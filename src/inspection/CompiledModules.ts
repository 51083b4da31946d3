/** Compiled modules among the app's own files that this Python cannot import, told by their names, pure. */
import type { Runtime } from "../domain/Runtime.ts"
import { type Notice, printable } from "../domain/StagingError.ts"

type For = Pick<Runtime, "platform" | "version">

/** What the end of a name says (PEP 3149 and setuptools): `_fast.cpython-310-darwin.so`, `_fast.cp310-win_amd64.pyd`. */
const tagged = /^([A-Za-z_]\w*)\.(?:cpython-(\d)(\d+)[a-z]*-([\w-]+)\.so|cp(\d)(\d+)-(win[\w]+)\.pyd)$/

interface Tag {
  readonly module: string
  readonly line: string
  readonly system: string
}

const tagOf = (file: string): Tag | undefined => {
  const [, module, major, minor, unix, ofWindows, minorOfWindows, windows] = tagged.exec(file) ?? []
  if (module === undefined) return undefined
  return { module, line: `${major ?? ofWindows}.${minor ?? minorOfWindows}`, system: unix ?? windows ?? "" }
}

const spokenSystem = (system: string): string => {
  if (system.startsWith("win")) return "Windows"
  if (system.startsWith("darwin")) return "macOS"
  const cpu = /^(\w+?)-linux/.exec(system)?.[1]
  return cpu === undefined ? system : `Linux on ${cpu}`
}

const fits = ({ line, system }: Tag, { platform, version }: For): boolean =>
  line === `${version.major}.${version.minor}` && system.startsWith(`${platform.replace(/^linux-/, "")}-linux`)

/** Names in a folder that are for other Pythons or systems alone; nothing of a module that this Python finds otherwise. */
export const compiledForOthers = (
  names: ReadonlyArray<string>,
  runtime: For
): ReadonlyArray<{ readonly file: string; readonly is: string }> => {
  const all = new Set(names)
  const found = names.flatMap((file) => {
    const tag = tagOf(file)
    return tag === undefined ? [] : [{ file, tag }]
  })
  const served = new Set(found.filter(({ tag }) => fits(tag, runtime)).map(({ tag }) => tag.module))
  return found
    .filter(({ tag: { module } }) => !served.has(module))
    .filter(
      ({ tag: { module } }) =>
        [".so", ".abi3.so", ".py", ".pyx"].every((end) => !all.has(`${module}${end}`)) && !all.has(`${module}/`)
    )
    .map(({ file, tag }) => ({ file, is: `Python ${tag.line} on ${spokenSystem(tag.system)}` }))
}

export const toldOfCompiled = (
  found: ReadonlyArray<{ readonly file: string; readonly is: string }>,
  { platform, version }: For
): ReadonlyArray<Notice> =>
  found.length === 0
    ? []
    : [
        {
          level: "warning",
          id: "application/compiled-for-others",
          text: [
            `Among the app's files, ${found.map(({ file, is }) => `${printable(file)} is compiled for ${is}`).join(", ")}. This app gets Python ${version.major}.${version.minor} on ${spokenSystem(`${platform.replace(/^linux-/, "")}-linux`)}, which cannot import ${found.length === 1 ? "it" : "them"}.`,
            "Commit the source, and ask for it as a package (`./libs/fast` in requirements.txt), so that it is compiled here; or choose the Python that it is for, where that alone differs."
          ].join("\n")
        }
      ]
