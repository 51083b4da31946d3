/** Exit codes of interfaces that know success and failure, and pass everything else on to whoever started them. */
import { WrongUsage } from "../services/CommandLine.ts"
import type { Ending } from "./Platform.ts"

/** 0; 2 for words that cannot be understood; else 1. */
export const usualExitCode = (ending: Ending): number => {
  if (ending._tag === "Succeeded") return 0
  return ending._tag === "Failed" && ending.error instanceof WrongUsage ? 2 : 1
}
