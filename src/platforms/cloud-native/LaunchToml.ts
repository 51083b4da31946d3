/** `launch.toml`: how the image is started, each process as an argument list, since the lifecycle starts none through a shell; and its labels. */
import type { ProcessType } from "../../domain/Launch.ts"
import { argvOf } from "../StartWords.ts"
import { tomlString } from "./Layer.ts"

const list = (words: ReadonlyArray<string>): string => `[${words.map(tomlString).join(", ")}]`

/** What an image starts with by itself: the process that is called as what it is built for, else `web`, or the only one. */
const defaultOf = (processes: ReadonlyArray<ProcessType>, purpose: string): string | undefined => {
  const called = (name: string) => processes.find(({ type }) => type === name)?.type
  return processes.length === 1 ? processes[0]?.type : (called(purpose) ?? called("web"))
}

/** Folders of processes are absolute: a lifecycle has the app in one place when it is built, and when it runs. */
export const launchToml = (
  processes: ReadonlyArray<ProcessType>,
  purpose: string,
  labels: Readonly<Record<string, string>> = {}
): string => {
  const first = defaultOf(processes, purpose)
  const started = processes.map(({ command, directory, type }) =>
    [
      "[[processes]]",
      `type = ${tomlString(type)}`,
      `command = ${list(argvOf(command))}`,
      ...(directory === undefined ? [] : [`working-dir = ${tomlString(directory)}`]),
      ...(type === first ? ["default = true"] : []),
      ""
    ].join("\n")
  )
  const labelled = Object.entries(labels).map(([key, value]) =>
    ["[[labels]]", `key = ${tomlString(key)}`, `value = ${tomlString(value)}`, ""].join("\n")
  )
  return [...started, ...labelled].join("\n")
}
