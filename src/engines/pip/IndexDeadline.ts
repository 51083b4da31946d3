/**
 * How long an index may keep a staging waiting that could do without it: the first sign of it must come in time, or it
 * counts as unreachable.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { IndexDeadline } from "../Engine.ts"
import type { Outcome } from "../../services/Process.ts"

/** pip says these once an index has answered (20.3.4 to 26.2.1). */
const sign = /^\s*(?:Downloading|Using cached|Resolved|Saved|Successfully|Obtaining dependency|File was already)/

/**
 * pip says `Processing` of files alone, and asks nobody for those that a line names. A choice among folders of archives
 * is another matter: an index was asked, too. `own/0/` has the app's own package, which is built before.
 */
const folders = /^\s*Looking in links: /
const ofFolders =
  /^\s*Processing (?!.*\/own\/\d+\/)\S.*\.(?:whl|zip|tar|tgz|tbz|txz|tar\.(?:gz|bz2|xz))(?: \(from .*\))?$/

const cloning = /^\s*Cloning /

const listener = ({ repositoriesAnswer = false }: IndexDeadline) => {
  let [answered, linked] = [false, false]
  return {
    hears: (line: string): void => {
      linked ||= folders.test(line)
      answered ||= sign.test(line) || (repositoriesAnswer && cloning.test(line)) || (linked && ofFolders.test(line))
    },
    isAnswered: () => answered
  }
}

/** pip's own words for it: seconds for a connection, and no second try. */
const wordsOf = ({ limit }: IndexDeadline): ReadonlyArray<string> => [
  `--timeout=${Math.max(1, Math.ceil(Duration.toSeconds(limit)))}`,
  "--retries=0"
]

const silent: Outcome = { exitCode: undefined, signal: undefined, timedOut: true, output: [] }

/** Runs pip, with the words that make it impatient and with an ear for its lines; ends it when no sign comes in time. */
export const withinDeadline = <E, R>(
  patience: IndexDeadline | undefined,
  run: (words: ReadonlyArray<string>, hears: (line: string) => void) => Effect.Effect<Outcome, E, R>
): Effect.Effect<Outcome, E, R> =>
  Effect.suspend(() => {
    if (patience === undefined) return run([], () => undefined)
    const { hears, isAnswered } = listener(patience)
    const waiting = Effect.sleep(patience.limit).pipe(
      Effect.flatMap(() => (isAnswered() ? Effect.never : Effect.succeed(silent)))
    )
    return Effect.raceFirst(run(wordsOf(patience), hears), waiting)
  })
