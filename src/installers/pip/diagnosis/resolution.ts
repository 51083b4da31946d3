/** Rules: resolution. */
import type { Rule } from "./Rule.ts"

export const resolution: ReadonlyArray<Rule> = []
