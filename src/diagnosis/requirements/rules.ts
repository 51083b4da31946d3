/** Rules: what the requirements say cannot be done, whatever the index has. */
import { hashes } from "./Hashes.ts"
import { localPaths } from "./LocalPaths.ts"
import { metadata } from "./Metadata.ts"
import { requirementFiles } from "./RequirementFiles.ts"
import { requirementLines } from "./RequirementLines.ts"
import type { Rule } from "../Rule.ts"

export const requirements: ReadonlyArray<Rule> = [
  ...hashes,
  ...requirementLines,
  ...requirementFiles,
  ...localPaths,
  ...metadata
]
