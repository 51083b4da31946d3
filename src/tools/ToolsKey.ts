/** Under which name the packaging tools of a Python lie in the cache, unpacked and compiled. */
import type { Tool } from "../domain/Plan.ts"
import type { Runtime } from "../domain/Runtime.ts"

export const toolsKey = (runtime: Runtime, tools: ReadonlyArray<Tool>): string =>
  `tools-${tools.map((tool) => `${tool.name}-${tool.version}`).join("-")}-${runtime.abi}-${runtime.magic}`
