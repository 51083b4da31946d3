/** Rules: requirements. */
import type { Rule } from "./Rule.ts"

export const requirements: ReadonlyArray<Rule> = []
