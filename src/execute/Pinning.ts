/** Whether an index could still have a say: an environment is pinned when every distribution in it is fixed. */
import { compare, valid } from "@renovatebot/pep440"
import type { Requirement, Requirements } from "../domain/Requirements.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { isArchiveOf, isFullCommit } from "../domain/RequirementSource.ts"
import { surelyHolds } from "../domain/EnvironmentMarker.ts"

export interface Settled {
  readonly name: string
  readonly version: string
}

/** `==2.1` is also what `2.1.0` and, without a local part of its own, `2.1+cpu` satisfy (PEP 440). */
const isVersion = (pin: string, version: string): boolean => {
  const found = pin.includes("+") ? version : version.replace(/\+.*$/, "")
  return pin === found || (valid(pin) !== null && valid(found) !== null && compare(pin, found) === 0)
}

/** A hash in the fragment of the address (PEP 503), or on the line. */
const isHashed = ({ address, hashes }: Requirement): boolean =>
  hashes > 0 || /#(?:.*&)?(?:md5|sha1|sha224|sha256|sha384|sha512)=/.test(address ?? "")

const isNamedIn = (address: string, { name }: Settled): boolean =>
  isArchiveOf(name, (address.split("#")[0] ?? "").replace(/^.*\//, ""))

const fixes = (requirement: Requirement, settled: Settled): boolean => {
  const { address, kind, localPath, name, pin } = requirement
  if (kind === "url" && name === undefined) return isHashed(requirement) && isNamedIn(address ?? "", settled)
  if (name !== settled.name) return false
  if (localPath !== undefined || isHashed(requirement)) return true
  if (kind === "vcs" || kind === "editable-vcs") return isFullCommit(requirement)
  return pin !== undefined && isVersion(pin, settled.version)
}

/** A line that is not for this Python says nothing about what has come in on another way. */
const takesPart = ({ marker }: Requirement, runtime: Runtime): boolean =>
  marker === undefined || surelyHolds(marker, runtime)

/** A file behind a URL may say something else tomorrow. */
const readsFromAfar = ({ options }: Requirements): boolean =>
  options.some(({ name }) => name === "--requirement" || name === "--constraint")

/** `known` are fixed by what they are: the app's own package, its folders, what was installed from a list of its own. */
export const isPinned = (
  lines: ReadonlyArray<Requirements>,
  all: ReadonlyArray<Settled>,
  known: ReadonlySet<string>,
  runtime: Runtime
): boolean => {
  if (lines.some(readsFromAfar)) return false
  const requirements = lines.flatMap((one) => one.requirements).filter((one) => takesPart(one, runtime))
  return all.every(
    (settled) => known.has(settled.name) || requirements.some((requirement) => fixes(requirement, settled))
  )
}
