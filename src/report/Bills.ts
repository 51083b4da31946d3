/** What a report says is installed, as a bill of materials; pure. */
import { pythonComponent } from "../sbom/Component.ts"
import { cycloneDx } from "../sbom/CycloneDx.ts"
import { spdx } from "../sbom/Spdx.ts"
import type { BuildReport } from "./BuildReport.ts"
import { componentOfReported } from "./ReportedPackages.ts"

export const billFormats = ["cyclonedx", "spdx"] as const
export type BillFormat = (typeof billFormats)[number]

/** The Python is in it, be it the stack's own or one that goes with the app: what the app runs on is what is looked up. */
export const billOf = ({ packages, python }: BuildReport, format: BillFormat): string => {
  const components = [
    ...(python === undefined ? [] : [pythonComponent(python.version)]),
    ...packages.map(componentOfReported)
  ]
  const bill = { name: "python-app", components }
  return format === "cyclonedx" ? cycloneDx(bill) : spdx(bill)
}
