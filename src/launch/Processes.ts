/** What starts an app when it has no Procfile and the answer is certain. */
import type { ProcessType } from "../domain/Launch.ts"

/** herokuish runs a command without a shell: only a plain word comes through everywhere. */
const plainWord = /^[A-Za-z0-9][\w.-]*$/

/** One console script of the app's own package, and no other, is what starts it. */
export const processesOf = (hasProcfile: boolean, ownScripts: ReadonlyArray<string>): ReadonlyArray<ProcessType> => {
  const [script, ...others] = ownScripts
  return hasProcfile || script === undefined || others.length > 0 || !plainWord.test(script)
    ? []
    : [{ type: "web", command: script }]
}
