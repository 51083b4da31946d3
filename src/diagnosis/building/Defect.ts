/** A diagnosis whose remedy is another release, or a change in the app. */
import type { Diagnosis } from "../Rule.ts"
import { asFirst } from "./PackageWording.ts"

export const defect = (id: string, title: string, message: string, hints: ReadonlyArray<string>): Diagnosis => ({
  id,
  blame: "app",
  title,
  message,
  hints: asFirst(hints)
})
