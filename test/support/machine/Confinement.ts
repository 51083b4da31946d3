/** Words that start a program where something of the machine is missing: the network, room on the disk, the right to write. */
import { execFileSync } from "node:child_process"
import { tmpdir, userInfo } from "node:os"
import { pyenvVersions } from "./Pythons.ts"

const works = (words: ReadonlyArray<string>): boolean => {
  try {
    const [program = "", ...rest] = [...words, "true"]
    execFileSync(program, rest, { stdio: "ignore", timeout: 20_000 })
    return true
  } catch {
    return false
  }
}

/** A network of its own, without routes; even loopback is down. */
export const withoutNetwork: ReadonlyArray<string> = ["unshare", "-rn"]
export const canUnplug = works(withoutNetwork)

/** For root without a space of users of its own, in which there would be no others. */
const mounting = (script: string, folder: string): ReadonlyArray<string> => [
  "unshare",
  userInfo().uid === 0 ? "-m" : "-rm",
  "/bin/sh",
  "-c",
  `${script} || exit 99; shift; exec "$@"`,
  "sh",
  folder
]

/** An empty file system of that many KiB at the folder. */
export const withLittleRoom = (folder: string, kibibytes: number): ReadonlyArray<string> =>
  mounting(`mount -t tmpfs -o size=${kibibytes}k none "$1"`, folder)

/** The folder as it is, on a file system that nobody can write to. */
export const withReadOnly = (folder: string): ReadonlyArray<string> =>
  mounting(`mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"`, folder)

export const canMount = works(withLittleRoom(tmpdir(), 64)) && works(withReadOnly(tmpdir()))

/** A user who may not do everything: root becomes `nobody`, others stay who they are. */
export const asSomebody: ReadonlyArray<string> =
  userInfo().uid === 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
/** What is here may lie where that user cannot look. */
export const canBeSomebody = works([...asSomebody, process.execPath, "--check", import.meta.filename])

/** Where no Python of this machine is to be found. */
export const withoutPythons: ReadonlyArray<string> = [
  "unshare",
  "--mount",
  "/bin/sh",
  "-ec",
  'mount -t tmpfs none "$1"; shift; for each in /usr/bin/python[23]*; do [ -h "$each" ] || mount --bind /dev/null "$each"; done; exec "$@"',
  "sh",
  pyenvVersions()
]
export const canHidePythons = works(withoutPythons)
