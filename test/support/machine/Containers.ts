/** Files of an image as a container has them: a mount namespace with nothing of this machine but what is given to it. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process"
import { existsSync, mkdirSync, realpathSync } from "node:fs"
import { join } from "node:path"

/** What every engine gives to a container; a Python finds by `/proc` where its own libraries are. */
const always = ["/dev", "/proc"]

/** The C library and its kin, for an image that has none. */
export const libraries: ReadonlyArray<string> = ["/lib", "/lib64", "/usr/lib"].filter((path) => existsSync(path))

export interface Container {
  /** The folder that is its root. */
  readonly root: string
  /** Folders of this machine that it has besides, at the same place. */
  readonly shared?: ReadonlyArray<string>
  /** `1000:1000` */
  readonly user: string
  readonly cwd: string
  readonly env: ReadonlyArray<string>
}

const script =
  'root=$1; shift; while [ "$1" != -- ]; do mount --rbind "$1" "$root$1" || exit 99; shift; done; shift; exec "$@"'

const argvOf = ({ cwd, env, root, shared = [], user }: Container, argv: ReadonlyArray<string>) => {
  const [uid = "", gid = ""] = user.split(":")
  const mounts = [...always, ...shared]
  for (const path of mounts) mkdirSync(join(root, path), { recursive: true })
  mkdirSync(join(root, "tmp"), { recursive: true, mode: 0o1777 })
  execFileSync("chmod", ["1777", join(root, "tmp")])
  const enter = ["/usr/bin/unshare", `--root=${root}`, `--wd=${cwd}`, `--setgid=${gid}`, `--setuid=${uid}`, "--"]
  return [
    "--mount",
    "--propagation=private",
    "/bin/sh",
    "-c",
    script,
    "sh",
    root,
    ...mounts,
    "--",
    "/usr/bin/env",
    "-i",
    ...env,
    ...enter,
    ...argv
  ]
}

/** Starts a program of the container, which is found by the `PATH` of its environment. */
export const startIn = (container: Container, argv: ReadonlyArray<string>): ChildProcess =>
  spawn("/usr/bin/unshare", argvOf(container, argv), { detached: true, cwd: "/", stdio: ["ignore", "pipe", "pipe"] })

/** Runs a program of the container to its end. */
export const runIn = (container: Container, argv: ReadonlyArray<string>) =>
  spawnSync("/usr/bin/unshare", argvOf(container, argv), { encoding: "utf8", cwd: "/" })

/** Whether this user may do it. */
export const canContain: boolean =
  process.getuid?.() === 0 &&
  spawnSync("/usr/bin/unshare", ["--mount", "/bin/sh", "-c", "mount --rbind /proc /proc"], { stdio: "ignore" })
    .status === 0

/** Programs with everything that they are linked against, as paths of this machine (ldd(1)). */
export const withLibraries = (programs: ReadonlyArray<string>): ReadonlyArray<string> => {
  const { stdout } = spawnSync("ldd", programs, { encoding: "utf8" })
  const found = [...stdout.matchAll(/(?:=> |^\s+)(\/\S+)(?= \()/gm)].map(([, path = ""]) => path)
  return [...new Set([...programs, ...found])].filter((path) => existsSync(realpathSync(path)))
}
