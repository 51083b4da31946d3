/** Rules: interpreter. */
import type { Rule } from "./Rule.ts"

export const interpreter: ReadonlyArray<Rule> = []
