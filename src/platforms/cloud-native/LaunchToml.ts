/** `launch.toml`: how the image is started, each process as an argument list, since the lifecycle starts none through a shell. */
import type { ProcessType } from "../../domain/Launch.ts"
import { argvOf } from "../StartWords.ts"
import { tomlString } from "./Layer.ts"

const list = (words: ReadonlyArray<string>): string => `[${words.map(tomlString).join(", ")}]`

/** `web` is what an image starts with by itself, where there is one; else the only process. */
const defaultOf = (processes: ReadonlyArray<ProcessType>): string | undefined =>
  processes.length === 1 ? processes[0]?.type : processes.find(({ type }) => type === "web")?.type

export const launchToml = (processes: ReadonlyArray<ProcessType>): string => {
  const first = defaultOf(processes)
  return processes
    .map(({ command, type }) =>
      [
        "[[processes]]",
        `type = ${tomlString(type)}`,
        `command = ${list(argvOf(command))}`,
        ...(type === first ? ["default = true"] : []),
        ""
      ].join("\n")
    )
    .join("\n")
}
