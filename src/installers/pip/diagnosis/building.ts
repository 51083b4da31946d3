/** Rules: building. */
import type { Rule } from "./Rule.ts"

export const building: ReadonlyArray<Rule> = []
