/** What starts an app when it has no Procfile and the answer is certain. */
import type { Application } from "../domain/Application.ts"
import type { ProcessType } from "../domain/Launch.ts"
import type { ListeningEvidence } from "../domain/ListeningEvidence.ts"

/** herokuish runs a command without a shell: only a plain word comes through everywhere. */
const plainWord = /^[A-Za-z0-9][\w.-]*$/

/** The one console script of the app's own package that may start it; of several, that which is called `start`, else nobody can tell. */
export const candidate = (hasProcfile: boolean, ownScripts: ReadonlyArray<string>): string | undefined => {
  const [script, ...others] = ownScripts.length > 1 ? ownScripts.filter((name) => name === "start") : ownScripts
  return hasProcfile || script === undefined || others.length > 0 || !plainWord.test(script) ? undefined : script
}

/** A command that is none of a server would never answer: a platform ends it after a minute, and nobody knows why. */
export const processesOf = (script: string | undefined, evidence: ListeningEvidence): ReadonlyArray<ProcessType> =>
  script === undefined || evidence._tag === "Otherwise" ? [] : [{ type: "web", command: script }]

const plain = ({ command, directory, type }: ProcessType): ProcessType =>
  directory === undefined ? { type, command } : { type, command, directory }

/** The commands of a Procfile that the platform itself reads, and the others, each with the folder that it is started in. */
export const startedIn = (
  { folder, isStartedAtTop, procfile }: Pick<Application, "folder" | "isStartedAtTop" | "procfile">,
  offered: ReadonlyArray<ProcessType>
) => {
  if (folder === undefined) return { procfile, processes: offered.map(plain) }
  const here =
    isStartedAtTop === true ? [] : [...(procfile ?? [])].map(([type, command]): ProcessType => ({ type, command }))
  const others = offered.filter(({ type }) => !here.some((one) => one.type === type))
  return {
    procfile: isStartedAtTop === true ? procfile : undefined,
    processes: [...here, ...others].map(({ command, directory, type }): ProcessType => ({
      type,
      command,
      directory: directory === undefined ? folder : `${folder}/${directory}`
    }))
  }
}

/** A Procfile that only says what is done before a release leaves open how the app is started. */
export const isSure = (procfile: ReadonlyMap<string, string> | undefined): boolean =>
  procfile !== undefined && [...procfile.keys()].some((type) => type !== "release")

/** Why nothing is offered, for the log. */
export const whyNone = (script: string | undefined, evidence: ListeningEvidence): string | undefined =>
  script === undefined || evidence._tag !== "Otherwise"
    ? undefined
    : `\`${script}\` is not offered as the \`web\` process: nothing shows that it listens on $PORT, and ${evidence.why}.\nIf it does start the app, write a Procfile with the line \`web: ${script}\`, and what makes it listen on $PORT.`

/** How the app is started, as far as that is known before its package is built; lines for people. */
export const starts = (
  procfile: ReadonlyMap<string, string> | undefined,
  hasPackage: boolean,
  evidence: ListeningEvidence
): ReadonlyArray<string> => {
  if (procfile !== undefined) return [...procfile].map(([type, command]) => `${type}: ${command}, by the Procfile`)
  if (!hasPackage) return ["nothing is offered: there is no Procfile"]
  switch (evidence._tag) {
    case "Otherwise":
      return [`nothing is offered, also for a single console script: ${evidence.why}`]
    case "ReadsPort":
      return [
        `web: the console script of the app's own package, if it has exactly one (${evidence.file} line ${evidence.line} reads $PORT)`
      ]
    case "Open":
      return ["web: the console script of the app's own package, if it has exactly one"]
  }
}
