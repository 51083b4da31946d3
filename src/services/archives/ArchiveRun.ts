/** The programs that unpack one stream of archives: zstd into tar, or tar alone, as direct children that never outlive us. */
import { type ChildProcess, spawn } from "node:child_process"
import { randomUUID } from "node:crypto"
import { accessSync, closeSync, constants, openSync, readSync, statSync, unlinkSync } from "node:fs"
import { join } from "../Filesystem.ts"

export interface Programs {
  readonly tar: string
  /** The path of zstd; without it frames are read by Node, which takes half as much CPU again. */
  readonly zstd: string | undefined
  readonly path: string
}

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
export const findProgram = (name: string, path: string): string | undefined =>
  path
    .split(":")
    .filter((directory) => directory.startsWith("/"))
    .map((directory) => join(directory, name))
    .find(isProgram)

/**
 * Fixed text, the words are arguments. Directories that no archive names get their mode from the umask. A pipe hides how
 * its first program ended, hence the other descriptor: what zstd refuses may end where a member ends, as if all were well.
 */
const alone = 'umask 022; exec "$@" 3>&-'
const piped = 'umask 022; { "$0" -dcq 3>&-; echo "$?" >&3; } | exec "$@" 3>&-'
/** `-o` is --no-same-owner for GNU tar, busybox and bsdtar alike; busybox knows the long name only in some builds. */
const tarOptions = ["-x", "-p", "-o", "-v", "-f", "-", "-C"] as const

/** An option for GNU tar alone: with records of 64 KiB instead of 10 it takes a tenth less time. */
const gnuOptions = "--blocking-factor=128"

export interface Ended {
  /** Every program ended well. */
  readonly well: boolean
  /** What they complained of, line by line. */
  readonly complaints: ReadonlyArray<string>
  /** Lines in which tar named what it unpacked, directories aside. */
  readonly named: number
}

export interface Run {
  /** Hands bytes on when those before are gone; they may be changed when the call after has begun. False: nobody reads. */
  readonly send: (bytes: Uint8Array) => Promise<boolean>
  /** All bytes are sent. */
  readonly finish: () => Promise<Ended>
  readonly kill: () => void
}

/** tar's list goes to a file that nobody sees: as a pipe, ten thousand names wake Node so often that all takes a third longer. */
const openList = (into: string): number => {
  const path = join(into, `.${randomUUID()}`)
  const list = openSync(path, "wx+", 0o600)
  unlinkSync(path)
  return list
}

const [lineFeed, slash] = [10, 47]
/** Lines of tar's list, but for those of directories. */
export const countNames = (bytes: Uint8Array, before = lineFeed): number => {
  let count = 0
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1))
    if ((at === 0 ? before : bytes[at - 1]) !== slash) count += 1
  return count
}
const countList = (list: number): number => {
  const bytes = new Uint8Array(1 << 16)
  let count = 0
  let before: number | undefined
  for (let at = 0; ;) {
    const got = readSync(list, bytes, 0, bytes.length, at)
    if (got === 0) return count
    count += countNames(bytes.subarray(0, got), before)
    before = bytes[got - 1]
    at += got
  }
}

/** A full disk makes tar complain of every single file. */
const mostComplaints = 100

/** bsdtar names what it unpacks on stderr, after an `x `. */
const listening = (child: ChildProcess) => {
  const complaints: Array<string> = []
  let [rest, named, status] = ["", 0, ""]
  const line = (text: string): void => {
    if (text.startsWith("x ")) named += text.endsWith("/") ? 0 : 1
    else if (text.trim() !== "" && complaints.length < mostComplaints) complaints.push(text.trim())
  }
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    const lines = `${rest}${text}`.split("\n")
    rest = lines.pop() ?? ""
    lines.forEach(line)
  })
  child.stdio[3]?.on("data", (bytes: Uint8Array) => {
    status += new TextDecoder().decode(bytes)
  })
  return (): { complaints: ReadonlyArray<string>; named: number; status: string } => {
    line(rest)
    return { complaints, named, status: status.trim() }
  }
}

const sending = (child: ChildProcess): Pick<Run, "send"> & { readonly close: () => Promise<void> } => {
  let last = Promise.resolve(true)
  // Who ends early is found out by the callback of the write; without a listener the event would end the process.
  child.stdin?.on("error", () => {})
  return {
    send: async (bytes) => {
      if (!(await last)) return false
      last = new Promise((resolve) => {
        if (child.stdin === null) resolve(false)
        else child.stdin.write(bytes, (error) => resolve(error === null || error === undefined))
      })
      return true
    },
    close: async () => {
      await last
      child.stdin?.end()
    }
  }
}

/** Ends when all of them have ended: each holds the pipes open. */
const ending = (child: ChildProcess): Promise<number | string | null> =>
  new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message))
    child.once("close", (code) => resolve(code))
  })

/** Throws where the directory cannot be written. */
export const start = ({ path, tar, zstd }: Programs, into: string, withZstd: boolean): Run => {
  const list = openList(into)
  const first = withZstd ? zstd : undefined
  const words = first === undefined ? ["-c", alone, "sh"] : ["-c", piped, first]
  const child = spawn("/bin/sh", [...words, tar, ...tarOptions, into], {
    cwd: "/",
    env: { PATH: path, LC_ALL: "C", TAR_OPTIONS: gnuOptions },
    stdio: ["pipe", list, "pipe", "pipe"],
    detached: true
  })
  const heard = listening(child)
  const { close, send } = sending(child)
  let running = true
  const ended = ending(child).then((code): Ended => {
    running = false
    const { complaints, named, status } = heard()
    const counted = named + countList(list)
    closeSync(list)
    return {
      well: code === 0 && (first === undefined || status === "0"),
      complaints: typeof code === "string" ? [...complaints, code] : complaints,
      named: counted
    }
  })
  return {
    send,
    finish: async () => {
      await close()
      return ended
    },
    kill: () => {
      if (!running || child.pid === undefined) return
      try {
        process.kill(-child.pid, "SIGKILL")
      } catch {
        // Nobody is left in the group.
      }
    }
  }
}
