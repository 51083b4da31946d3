/** What a report says is installed, as a bill of materials; pure. */
import { pythonComponent } from "../sbom/Component.ts"
import { cycloneDx } from "../sbom/CycloneDx.ts"
import { spdx } from "../sbom/Spdx.ts"
import type { BuildReport } from "./BuildReport.ts"
import { componentOfReported } from "./ReportedPackages.ts"

export const billFormats = ["cyclonedx", "spdx"] as const
export type BillFormat = (typeof billFormats)[number]

const incomplete: Readonly<Record<Exclude<BuildReport["outcome"], "succeeded">, string>> = {
  failed: "The staging failed: this is what it had made by then, and nothing of it was shipped.",
  interrupted: "The staging was interrupted: this is what it had made by then, and nothing of it was shipped.",
  unfinished: "The staging has not come to its end: nothing is known of what it has made."
}

/** The Python is in it, be it the stack's own or one that goes with the app: what the app runs on is what is looked up. */
export const billOf = ({ outcome, packages, python }: BuildReport, format: BillFormat): string => {
  const components = [
    ...(python === undefined ? [] : [pythonComponent(python.version)]),
    ...packages.map(componentOfReported)
  ]
  const bill = {
    name: "python-app",
    components,
    ...(outcome === "succeeded" ? {} : { incomplete: incomplete[outcome] })
  }
  return format === "cyclonedx" ? cycloneDx(bill) : spdx(bill)
}
