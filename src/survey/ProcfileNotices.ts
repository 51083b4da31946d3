/** What is wrong with a Procfile as it is written, whatever will be installed. */
import { printable, type Notice } from "../domain/StagingError.ts"
import type { ProcfileLines } from "../formats/Procfile.ts"
import { unreachable } from "./WebAddress.ts"

/** Types that a line most likely means, though no colon stands behind them. */
const meant = /^(web|worker|release|clock|beat|celery\w*|[\w-]+(?=\s*=))(?:\s*[=]\s*|\s+)(\S.*)$/

const unread = ({ line, text }: ProcfileLines["unread"][number]): Notice => {
  const [, type, command] = meant.exec(text) ?? []
  const write =
    type === undefined || command === undefined
      ? "Write a name, a colon and a command, as in `web: gunicorn app:app`; a comment begins with `#`."
      : `Write \`${printable(type)}: ${printable(command)}\`.`
  return {
    level: "warning",
    id: "procfile/unread-line",
    text: `Procfile line ${line} is passed over by platforms: \`${printable(text)}\` names no process, since no colon stands behind a name.\n${write}`
  }
}

/** `isSet` says whether a variable of the app is. */
export const procfileNotices = (
  { commands, unread: lines }: ProcfileLines,
  isSet: (variable: string) => boolean
): ReadonlyArray<Notice> => [
  ...lines.map(unread),
  ...commands.flatMap(({ command, line, type }): ReadonlyArray<Notice> => {
    const found = type === "web" ? unreachable(command, isSet) : undefined
    if (found === undefined) return []
    return [
      {
        level: "warning",
        id: "procfile/not-reachable",
        text: `Procfile line ${line}: \`${printable(command)}\` listens ${found.where}.\nWrite \`web: ${printable(found.instead)}\`.`
      }
    ]
  })
]
