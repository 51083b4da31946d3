/** The pinned Node.js of each machine that a package is for, whose checksum `bin/node.sh` names. */
import { execFileSync } from "node:child_process"
import { mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Dependency } from "./Dependency.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))

export const machines = ["x64", "arm64"] as const
export type Machine = (typeof machines)[number]

/** Where what was fetched stays, so that the next package has it. */
export const fetchedFolder = join(root, "node_modules/.cache/python-buildpack-package")

export const nodeBinary = (machine: Machine): Dependency => {
  mkdirSync(fetchedFolder, { recursive: true, mode: 0o755 })
  const script = fileURLToPath(new URL("node.sh", import.meta.url))
  const said = execFileSync("/bin/sh", [script, root, machine, fetchedFolder], { stdio: ["ignore", "pipe", "inherit"] })
  const [version = "", name = "", path = ""] = said.toString().split("\n")
  return { name: "node", version, path: `dependencies/node/${name}`, content: readFileSync(path), program: true }
}
