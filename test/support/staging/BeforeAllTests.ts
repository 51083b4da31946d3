/** Runs once before all tests: fetches the packaging tools that the tests' own index offers, and looks for Pythons and for room in memory. */
import { fetchTools } from "../index/Tools.ts"
import { useMemory } from "../machine/FolderInMemory.ts"
import { removeTemporaryFolders, temporaryFolder } from "../machine/Folders.ts"
import { handOver, newestWithPip } from "../machine/Pythons.ts"
import { forgetOtherBundles, plantTools } from "./WarmTools.ts"

export default async (): Promise<() => void> => {
  const removeMemory = useMemory()
  handOver()
  forgetOtherBundles()
  await fetchTools(() => newestWithPip().path)
  await plantTools(temporaryFolder("first"), newestWithPip())
  removeTemporaryFolders()
  return removeMemory
}
