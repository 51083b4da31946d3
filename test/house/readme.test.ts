/** `src/README.md` is a map of the house as it stands: each room in it, and no other. */
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { inBackticks, pageOf, root, tablesOf } from "../support/pages/Pages.ts"

it("src/README.md has each room of the house once", () => {
  const rooms = readdirSync(join(root, "src"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const table = tablesOf(pageOf("src/README.md")).find(({ heading }) => heading[0] === "Room")
  const drawn = (table?.rows ?? []).flatMap(([cell = ""]) => inBackticks(cell))
  expect(drawn.toSorted()).toEqual(rooms.toSorted())
})
