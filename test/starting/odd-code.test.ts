/** Code that no person writes, and folders that no app should have: the reading ends, soon, and says what it can. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { afterAll, describe, expect, it } from "vitest"
import { layer } from "../../src/services/FilesystemNode.ts"
import { sourceFiles } from "../../src/starting/SourceFiles.ts"
import type { Files } from "../support/index/Distribution.ts"
import { plant, removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { newest, pythonOf } from "../support/machine/Pythons.ts"
import { decisionOf, factsOf, told } from "../support/starts/CodeReader.ts"

afterAll(removeTemporaryFolders)

const flask = "from flask import Flask\napp = Flask(__name__)\n"
const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1")

const odd: Files = {
  "a_bom.py": `\ufeff${flask}`,
  "b_latin.py": bytes(`# -*- coding: latin-1 -*-\nfrom flask import Flask\nname = '\xe4'\napp = Flask(name)\n`),
  "c_no_cookie.py": bytes("name = '\xe4'\n"),
  "d_nul.py": "app = 1\0\n",
  "e_empty.py": "",
  "f_crlf.py": flask.replaceAll("\n", "\r\n"),
  "g_deep.py": `x = ${"(".repeat(3000)}1${")".repeat(3000)}\n`,
  "h_chain.py": `x = a${".b".repeat(20000)}\n`,
  "i_long.py": `x = ${"1 + ".repeat(20000)}1\n`,
  "j_cookie.py": "# coding: no-such-codec\nx = 1\n",
  "k_circle.py": "from l_circle import app\n",
  "l_circle.py": "from k_circle import app\n",
  "m_recursive.py": "def make():\n    return make()\napp = make()\nclass A(A):\n    pass\nb = A()\n",
  "n_star.py": "from n_star import *\nfrom . import n_star\nfrom .... import x\n",
  "o_two.py": "print 'a'\n",
  "p_new.py": "match 1:\n    case 1:\n        pass\n",
  // Followed by each way that leads to them, these would take for ever.
  "q_calls.py": `${Array.from({ length: 40 }, (_, at) => `def f${at}():\n${[1, 2, 3].map((step) => `    x = f${(at + step) % 40}()\n`).join("")}    return x\n`).join("")}app = f0()\n`,
  "wsgi.py": flask
}

describe.each([
  ["the newest Python", newest()],
  ["2.7", pythonOf("2.7")]
])("odd files on %s", (_, python) => {
  it.skipIf(python === undefined)("keep nobody from reading the others", () => {
    const facts = factsOf(odd, python)
    const objects = new Map(facts.modules.map(({ objects: all, path }) => [path, all.map(({ name }) => name)]))
    for (const path of ["a_bom.py", "b_latin.py", "f_crlf.py", "wsgi.py"])
      expect([path, objects.get(path)]).toEqual([path, ["app"]])
    expect(facts.unread.map(({ path }) => path)).toEqual(expect.arrayContaining(["d_nul.py", "j_cookie.py"]))
    expect(new Set([...objects.keys(), ...facts.unread.map(({ path }) => path)])).toEqual(new Set(Object.keys(odd)))
  })
})

describe("what is read of a folder", () => {
  const filesIn = (root: string) => Effect.runPromise(Effect.provide(sourceFiles(root), layer))

  it("are a few small files, whatever else lies there", async () => {
    const root = temporaryFolder("odd")
    plant(root, {
      "app.py": flask,
      "huge.py": `x = "${"a".repeat(300_000)}"\n`,
      "tests/app.py": flask,
      ".hidden/app.py": flask,
      "node_modules/a/app.py": flask,
      "a/b/c/d/app.py": flask,
      "shop/app.py": flask
    })
    symlinkSync("/etc/passwd", join(root, "link.py"))
    symlinkSync(".", join(root, "circle"))
    mkdirSync(join(root, "folder.py"))
    expect((await filesIn(root)).map(({ path }) => path)).toEqual(["app.py", "shop/app.py"])
  })

  it("is bounded, and those that are likely to start it are among them", async () => {
    const root = temporaryFolder("many")
    for (let at = 0; at < 1000; at++) writeFileSync(join(root, `module${at}.py`), "x = 1\n")
    mkdirSync(join(root, "shop"))
    writeFileSync(join(root, "shop/wsgi.py"), flask)
    writeFileSync(join(root, "zz.py"), flask)
    const found = (await filesIn(root)).map(({ path }) => path)
    expect(found.length).toBe(200)
    expect(found).toContain("shop/wsgi.py")
  })

  it("follows no link, so that nothing outside is told", async () => {
    const [root, other] = [temporaryFolder("inside"), temporaryFolder("outside")]
    plant(other, { "app.py": flask })
    symlinkSync(other, join(root, "shop"))
    symlinkSync(join(other, "app.py"), join(root, "app.py"))
    expect(await filesIn(root)).toEqual([])
  })
})

describe("names that a shell would read as something else", () => {
  it.each(["a b.py", "a;rm.py", "a$(x).py", "-x.py", "a'b.py", "größe.py"])("%s is never in a command", (path) => {
    const { processes } = decisionOf({ [path]: flask, "c.py": "" }, ["flask", "gunicorn"])
    expect(processes.map(({ command }) => command)).toEqual([])
  })

  it("nor is a folder of such a name", () => {
    const files = { "a b/main.py": `import models\n${flask}`, "a b/models.py": "" }
    expect(told(decisionOf(files, ["flask", "gunicorn"])).filter((line) => line.startsWith("web:"))).toEqual([])
  })
})
