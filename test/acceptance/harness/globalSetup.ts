/** Runs once before all tests: fetches the packaging tools that the tests' own index offers. */
import { fetchTools } from "../index/Tools.ts"
import { newestWithPip } from "./Pythons.ts"

export default async (): Promise<void> => {
  await fetchTools(() => newestWithPip().path)
}
