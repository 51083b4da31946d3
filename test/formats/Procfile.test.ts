/** Which lines of a Procfile are process types. */
import { describe, expect, it } from "vitest"
import { readProcfile } from "../../src/formats/Procfile.ts"

const read = (text: string) => [...readProcfile(new TextEncoder().encode(text))]

describe("a Procfile", () => {
  it.each<[string, ReadonlyArray<readonly [string, string]>]>([
    ["web: python app.py\n", [["web", "python app.py"]]],
    ["web: python app.py", [["web", "python app.py"]]],
    ["web:python app.py\n", [["web", "python app.py"]]],
    ["web : gunicorn app:app --bind :$PORT  \n", [["web", "gunicorn app:app --bind :$PORT"]]],
    [
      "\ufeffweb: a\r\nworker-2: b\r\n",
      [
        ["web", "a"],
        ["worker-2", "b"]
      ]
    ],
    ["release_task: ./manage.py migrate\n", [["release_task", "./manage.py migrate"]]],
    ["web: a\n\n# comment\nweb: b\n", [["web", "b"]]],
    ["", []],
    ["# web: a\n", []],
    ["web\nweb:\nweb:   \n: a\n", []],
    ["web app: a\n", []]
  ])("%j", (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})
