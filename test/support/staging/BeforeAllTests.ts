/** Runs once before all tests: fetches the packaging tools that the tests' own index offers, and looks for Pythons. */
import { fetchTools } from "../index/Tools.ts"
import { handOver, newestWithPip } from "../machine/Pythons.ts"
import { forgetOtherBundles } from "./WarmTools.ts"

export default async (): Promise<void> => {
  handOver()
  forgetOtherBundles()
  await fetchTools(() => newestWithPip().path)
}
