/** Rules: network. */
import type { Rule } from "./Rule.ts"

export const network: ReadonlyArray<Rule> = []
