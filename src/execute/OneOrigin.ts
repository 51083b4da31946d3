/** Each distribution of an environment comes from one installer: of two versions at one place, Python would see either. */
import * as Data from "effect/Data"
import type { DistributionFacts } from "../domain/Distribution.ts"
import { type StagingError, visible } from "../domain/StagingError.ts"

/** What one installer brings. */
export interface Bringing {
  /** The install's name for people: `requirements.txt with pip`. */
  readonly title: string
  readonly distributions: ReadonlyArray<DistributionFacts>
}

export interface Twice {
  readonly name: string
  readonly by: ReadonlyArray<{ readonly title: string; readonly version: string }>
}

/** Two installers bring one distribution, in two versions or described in two ways. */
export class SamePackageTwice
  extends Data.TaggedError("SamePackageTwice")<{ readonly packages: ReadonlyArray<Twice> }>
  implements StagingError
{
  readonly id = "installers/same-package-twice"
  readonly blame = "app"
  readonly title = "Two lists bring the same package"
  override get message(): string {
    return [
      "Each package is installed once, and these would come from two places:",
      ...this.packages.map(
        ({ by, name }) =>
          `  ${visible(name)}: ${by.map(({ title, version }) => `${visible(version)} by ${title}`).join(", ")}`
      )
    ].join("\n")
  }
  get hints(): ReadonlyArray<string> {
    const [first] = this.packages
    const titles = (first?.by ?? []).map(({ title }) => title)
    return [
      `Ask for ${visible(first?.name ?? "it")}, and for what requires it, in one of them alone: ${titles.join(", or ")}.`
    ]
  }
}

/** What is the same in name, version and description is one distribution that two have brought. */
export const twice = (all: ReadonlyArray<Bringing>): ReadonlyArray<Twice> => {
  const names = [...new Set(all.flatMap(({ distributions }) => distributions.map(({ name }) => name)))].toSorted()
  return names.flatMap((name) => {
    const found = all.flatMap(({ distributions, title }) =>
      distributions.filter((one) => one.name === name).map(({ metadata, version }) => ({ title, version, metadata }))
    )
    const isOne =
      new Set(found.map(({ title }) => title)).size < 2 || new Set(found.map(({ metadata }) => metadata)).size < 2
    return isOne ? [] : [{ name, by: found.map(({ title, version }) => ({ title, version })) }]
  })
}
