/** What the code of an app's own package shows of the port that its command listens on. */
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { portEvidence } from "../../src/survey/PortEvidence.ts"
import * as Files from "../support/memory/AppFiles.ts"

const evidence = (files: Files.Files) =>
  Effect.runPromise(Effect.provide(portEvidence(Files.root), Files.layer({ "setup.py": "", ...files })))

it.each<[string, string, string]>([
  ["reads it", "import os\n\nport = int(os.environ.get('PORT', 8000))\n", "ReadsPort"],
  ["reads it behind a command line", 'import click, os\nport = os.environ["PORT"]\n', "ReadsPort"],
  ["may have it read by what it imports", "import miniweb\n\ndef main():\n    miniweb.serve(app)\n", "Open"],
  ["reads a command line", "import click\n", "Otherwise"],
  ["reads one with Python's own means", "import argparse\nimport flask\n", "Otherwise"],
  ["names a port", "import flask\napp.run(host='0.0.0.0', port=5000)\n", "Otherwise"],
  ["names a port of a socket", "from http.server import HTTPServer\nHTTPServer(('', 8001), H)\n", "Otherwise"],
  ["uses nothing that could", "import sys\nprint(sys.argv)\n", "Otherwise"]
])("a package that %s", async (_, text, tag) => {
  expect((await evidence({ "shop/__init__.py": "", "shop/cli.py": text }))._tag).toBe(tag)
})

it("is told with its place, and not read from tests", async () => {
  expect(await evidence({ "src/shop/main.py": "x = 1\nos.getenv('PORT')\n" })).toEqual({
    _tag: "ReadsPort",
    file: "src/shop/main.py",
    line: 2
  })
  const files = { "shop/cli.py": "import click\n", "tests/test_it.py": "os.environ['PORT'] = '1'\n" }
  expect(await evidence(files)).toMatchObject({ why: expect.stringContaining("shop/cli.py line 1 imports click") })
})
