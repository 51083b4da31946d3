/** Exit codes of interfaces that pass them on to whoever started them, and of commands for people. */
import { exitCodeOf, exitCodes } from "../domain/ExitCode.ts"
import { WrongUsage } from "../services/CommandLine.ts"
import type { Ending } from "./Platform.ts"

/** 0; 2 for words that cannot be understood; 75 where another try may pass, 70 for a defect, else 1. */
export const usualExitCode = (ending: Ending): number => {
  if (ending._tag === "Succeeded") return 0
  return ending.error instanceof WrongUsage ? exitCodes.wrongUsage : exitCodeOf(ending.error)
}
