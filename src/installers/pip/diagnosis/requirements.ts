/** Rules: what the requirements say cannot be done, whatever the index has. */
import { hashes } from "./hashes.ts"
import { localPaths } from "./localPaths.ts"
import { metadata } from "./metadata.ts"
import { requirementFiles } from "./requirementFiles.ts"
import { requirementLines } from "./requirementLines.ts"
import type { Rule } from "./Rule.ts"

export const requirements: ReadonlyArray<Rule> = [
  ...hashes,
  ...requirementLines,
  ...requirementFiles,
  ...localPaths,
  ...metadata
]
