/** A script below the top that imports what lies at the top: told with its line, and not where Python finds the module. */
import { expect, it } from "vitest"
import type { Files } from "../support/memory/AppFiles.ts"
import { planOf } from "../support/memory/PlannedApp.ts"

const told = async (files: Files, variables: Readonly<Record<string, string>> = {}) => {
  const app = { "settings.py": "", "shop/db.py": "", ".python-version": "3.12\n", "requirements.txt": "six\n" }
  const { notices } = await planOf({ files: { ...app, ...files }, variables })
  return notices.filter(({ id }) => id === "procfile/imports-from-root").map(({ text }) => text)
}

const worker = {
  Procfile: "worker: python -u jobs/worker.py --all\n",
  "jobs/worker.py": "import os\nimport settings\n"
}

it("names file, line, module and the line to write", async () => {
  expect(await told(worker)).toEqual([
    "jobs/worker.py line 2 imports settings, which lies at the top of the app: started as `python jobs/worker.py`, Python looks beside the script alone.\nWrite `worker: PYTHONPATH=. python jobs/worker.py` into the Procfile."
  ])
})

it.each<[string, Files, number]>([
  ["a package at the top", { ...worker, "jobs/worker.py": "from shop.db import x\n" }, 1],
  [
    "two folders down, from the second command",
    { Procfile: "w: true && python3 ./a/b/w.py\n", "a/b/w.py": "import shop\n" },
    1
  ],
  [
    "one script of two process types",
    { ...worker, Procfile: "a: python jobs/worker.py\nb: python jobs/worker.py\n" },
    1
  ],
  ["a script at the top", { Procfile: "worker: python worker.py\n", "worker.py": "import settings\n" }, 0],
  ["a module", { ...worker, Procfile: "worker: python -m jobs.worker\n" }, 0],
  ["a path that is set", { ...worker, Procfile: "worker: PYTHONPATH=. python jobs/worker.py\n" }, 0],
  [
    "a script that sees to it",
    { ...worker, "jobs/worker.py": "import sys\nsys.path.insert(0, '.')\nimport settings\n" },
    0
  ],
  ["a module beside the script", { ...worker, "jobs/settings.py": "" }, 0],
  ["a module of Python", { ...worker, "jobs/worker.py": "import queue\n", "queue.py": "" }, 0],
  ["a package that is installed", { ...worker, "jobs/worker.py": "import six\n", "six/x.py": "" }, 0],
  ["a folder without Python", { ...worker, "jobs/worker.py": "import data\n", "data/x.csv": "" }, 0],
  [
    "an import that may fail",
    { ...worker, "jobs/worker.py": "try:\n  import settings\nexcept ImportError:\n  pass\n" },
    0
  ],
  ["a script that is not there", { Procfile: "worker: python jobs/other.py\n" }, 0]
])("%s: %#", async (_, files, count) => {
  expect(await told(files)).toHaveLength(count)
})

it("a variable of the app ends the notice", async () => {
  expect(await told(worker, { PYTHONPATH: "/app" })).toEqual([])
})
