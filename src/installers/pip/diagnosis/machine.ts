/** Rules: machine. */
import type { Rule } from "./Rule.ts"

export const machine: ReadonlyArray<Rule> = []
