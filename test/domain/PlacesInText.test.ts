/** The places that a message names, as programs get them. */
import { expect, it } from "vitest"
import { placesIn } from "../../src/domain/PlacesInText.ts"

it.each([
  ["requirements.txt line 3 says `flask==`.", [{ file: "requirements.txt", line: 3 }]],
  [
    "`pyproject.toml` line 12, and again requirements/base.txt line 1.",
    [
      { file: "pyproject.toml", line: 12 },
      { file: "requirements/base.txt", line: 1 }
    ]
  ],
  ["Procfile line 2 and Procfile line 2 again", [{ file: "Procfile", line: 2 }]],
  [".python-version line 1 asks for it", [{ file: ".python-version", line: 1 }]],
  ["The first line 3 of nothing", []],
  ["Python 3.12 has no place", []]
])("%s", (text, places) => {
  expect(placesIn(text)).toEqual(places)
})
