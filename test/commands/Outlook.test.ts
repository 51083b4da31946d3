/** What `bin/plan --cache` says of what is kept. */
import { expect, it } from "vitest"
import { explainOutlook, type Outlook } from "../../src/Outlook.ts"

const kept: Outlook = {
  directory: "/cache/python-buildpack",
  environment: "kept",
  asked: undefined,
  isShared: false,
  restored: [
    { name: "flask", version: "3.1.3" },
    { name: "six", version: "1.17.0" }
  ],
  startup: [],
  reasons: [],
  built: []
}
const reasons = ["$CFLAGS is new", "requirements.txt changed"]

it.each<readonly [string, Outlook, ReadonlyArray<string>]>([
  ["what is as it was", kept, ["Nothing has changed, so all 2 packages are restored, flask 3.1.3, six 1.17.0."]],
  [
    "one package alone",
    { ...kept, restored: kept.restored.slice(1) },
    ["Nothing has changed, so the one package is restored, six 1.17.0."]
  ],
  [
    "an answer of the index that is too old",
    { ...kept, environment: "aged", asked: "3 days" },
    [
      "The index is asked first, whose last answer is 3 days old. Where it says the same, all 2 packages are restored, flask 3.1.3, six 1.17.0."
    ]
  ],
  [
    "what has changed",
    { ...kept, environment: "none", reasons, built: [{ folder: ".", reason: "its files changed" }] },
    [
      "Not as it was last: $CFLAGS is new, requirements.txt changed.",
      "pip resolves anew; of these, what it chooses again is restored, and all else fetched, or built where there is no wheel: flask 3.1.3, six 1.17.0.",
      "the app itself is built, since its files changed."
    ]
  ],
  [
    "what differs from what may be another app's",
    { ...kept, environment: "none", isShared: true, reasons, restored: kept.restored.slice(1) },
    [
      "Like an environment in the cache, but for: $CFLAGS is new, requirements.txt changed.",
      "pip resolves anew; of these, what it chooses again is restored, and all else fetched, or built where there is no wheel: six 1.17.0."
    ]
  ],
  [
    "nothing that is like it",
    { ...kept, environment: "none", restored: [], built: [{ folder: "lib", reason: "no build of it is kept" }] },
    [
      "Nothing is kept that is like this app.",
      "pip resolves; everything is fetched, or built where there is no wheel.",
      "lib is built, since no build of it is kept."
    ]
  ]
])("tells %s", (_, found, lines) => {
  const head = ["", "From the cache in /cache/python-buildpack"]
  expect(explainOutlook(found).split("\n")).toEqual([...head, ...lines.map((line) => `  ${line}`)])
})
