/** What can be wrong with a project of uv besides what any lock file can have. */
import * as Data from "effect/Data"
import type { LockedPackage } from "../../domain/Lock.ts"
import { printable, type StagingError } from "../../domain/StagingError.ts"
import type { WalkStart } from "./Reach.ts"
import type { ConflictItem, UvLock } from "./UvLockFile.ts"

/** The project itself says that these cannot be installed together. */
export class ConflictingSelection
  extends Data.TaggedError("ConflictingSelection")<{
    readonly names: ReadonlyArray<string>
    readonly variables: ReadonlyArray<string>
  }>
  implements StagingError
{
  readonly id = "lock-file/conflicting-selection"
  readonly blame = "app"
  readonly title = "What is asked for cannot be installed together"
  override get message(): string {
    return `\`conflicts\` under [tool.uv] in pyproject.toml says that ${this.names.join(" and ")} exclude each other, and ${this.variables.join(" and ")} asks for both.`
  }
  get hints(): ReadonlyArray<string> {
    return [`Leave one of them out of ${this.variables.join(" or ")}; \`all\` takes each.`]
  }
}

/** uv asks one index for each package, which pip cannot; only a hash tells which index's file is meant. */
export class UnhashedFromSeveral
  extends Data.TaggedError("UnhashedFromSeveral")<{ readonly names: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "lock-file/unhashed-among-indexes"
  readonly blame = "app"
  readonly title = "uv.lock does not tell which index's file is meant"
  override get message(): string {
    return `uv.lock takes packages from several indexes, and has no hashes for ${this.names.map(printable).join(", ")}. pip would take a package of that name from any of them.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Have the index tell hashes (`#sha256=…` behind its links), run `uv lock`, and commit the file that it writes.",
    "Or take all packages from one index that has them all."
  ]
}

export const confusable = (packages: ReadonlyArray<LockedPackage>): ReadonlyArray<StagingError> => {
  const indexes = new Set(packages.flatMap(({ source }) => (source._tag === "Index" ? [source.url] : [])))
  const names = packages.flatMap(({ hashes, name, source }) =>
    source._tag === "Index" && hashes.length === 0 ? [name] : []
  )
  return indexes.size > 1 && names.length > 0 ? [new UnhashedFromSeveral({ names: names.toSorted() })] : []
}

export const conflictsIn = (lock: UvLock, { extras, groups, roots }: WalkStart): ReadonlyArray<StagingError> => {
  const names = new Set(roots.map(({ name }) => name))
  const isChosen = (item: ConflictItem): boolean =>
    names.has(item.package) &&
    ((item.extra !== undefined && extras.has(item.extra)) || (item.group !== undefined && groups.has(item.group)))
  return lock.conflicts.flatMap((set) => {
    const chosen = set.filter(isChosen)
    if (chosen.length < 2) return []
    const variables = [
      ...(chosen.some(({ extra }) => extra !== undefined) ? ["$PYTHON_EXTRAS"] : []),
      ...(chosen.some(({ group }) => group !== undefined) ? ["$PYTHON_GROUPS"] : [])
    ]
    const called = chosen.map(({ extra, group }) =>
      extra === undefined ? `the group ${group ?? ""}` : `the extra ${extra}`
    )
    return [new ConflictingSelection({ names: called, variables })]
  })
}
