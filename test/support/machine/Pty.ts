/** A program on a terminal of its own, of a stated size, whose screen a terminal emulation holds. */
import { spawn } from "node:child_process"
import { Terminal } from "@xterm/headless"
import { newest } from "./Pythons.ts"

/** Starts what it is given on a new terminal, and passes on what is typed and what is shown. */
const onTerminal = `
import fcntl, os, pty, select, struct, sys, termios
columns, rows, program = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    os.execve(program[0], program, os.environ)
while True:
    ready = select.select([0, terminal], [], [])[0]
    if 0 in ready:
        os.write(terminal, os.read(0, 1024))
    if terminal in ready:
        try:
            shown = os.read(terminal, 65536)
        except OSError:
            break
        if not shown:
            break
        os.write(1, shown)
status = os.waitpid(child, 0)[1]
os._exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
`

export interface OnTerminal {
  /** Resolves as soon as the screen shows it. */
  readonly shows: (pattern: RegExp) => Promise<void>
  readonly types: (text: string) => void
  readonly ended: Promise<{
    readonly code: number | null
    readonly screen: ReadonlyArray<string>
    readonly bytes: string
  }>
}

export const startOnTerminal = (
  program: ReadonlyArray<string>,
  {
    columns,
    env,
    rows
  }: { readonly columns: number; readonly rows: number; readonly env: Readonly<Record<string, string>> }
): OnTerminal => {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5000 })
  const screen = (): ReadonlyArray<string> => {
    const { active } = terminal.buffer
    const lines = Array.from({ length: active.length }, (_, at) => active.getLine(at)?.translateToString(true) ?? "")
    return lines.join("\n").trimEnd().split("\n")
  }
  const child = spawn(newest().path, ["-c", onTerminal, `${columns}`, `${rows}`, ...program], { env })
  const looks = new Set<() => void>()
  let bytes = ""
  child.stdout.on("data", (part: Buffer) => {
    bytes += part.toString()
    terminal.write(part, () => looks.forEach((look) => look()))
  })
  child.stderr.on("data", (part: Buffer) => {
    bytes += part.toString()
  })
  return {
    types: (text) => void child.stdin.write(text),
    shows: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!pattern.test(screen().join("\n"))) return
          looks.delete(look)
          resolve()
        }
        looks.add(look)
        child.on("close", () => reject(new Error(`it ended without ${String(pattern)}:\n${screen().join("\n")}`)))
        look()
      }),
    ended: new Promise((resolve) => {
      child.on("close", (code) => terminal.write("", () => resolve({ code, screen: screen(), bytes })))
    })
  }
}
