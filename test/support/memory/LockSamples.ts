/** A lock file of each manager, as it was written by one, with what stands beside it. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Contributor } from "../../../src/installers/Installer.ts"
import { pdm } from "../../../src/installers/pdm/Pdm.ts"
import { pipenv } from "../../../src/installers/pipenv/Pipenv.ts"
import { poetry } from "../../../src/installers/poetry/Poetry.ts"
import { pylock } from "../../../src/installers/pylock/Pylock.ts"
import { uv } from "../../../src/installers/uv/Uv.ts"

const textOf = (...path: ReadonlyArray<string>): string =>
  readFileSync(join(import.meta.dirname, "../../installers", ...path), "utf8")

export interface LockSample {
  readonly installer: Contributor
  readonly file: string
  readonly beside: Readonly<Record<string, string>>
  readonly text: string
}

const pyproject = (folder: string) => ({ "pyproject.toml": textOf(folder, "pyproject.toml") })
export const sha = "a".repeat(64)

export const samples: ReadonlyArray<LockSample> = [
  { installer: uv, file: "uv.lock", beside: pyproject("uv/locks/plain"), text: textOf("uv/locks/plain/uv.lock") },
  {
    installer: poetry,
    file: "poetry.lock",
    beside: pyproject("poetry/locks/poetry-2.5"),
    text: textOf("poetry/locks/poetry-2.5/poetry.lock")
  },
  {
    installer: poetry,
    file: "poetry.lock",
    beside: pyproject("poetry/locks/poetry-1.2"),
    text: textOf("poetry/locks/poetry-1.2/poetry.lock")
  },
  { installer: pdm, file: "pdm.lock", beside: pyproject("pdm/locks/plain"), text: textOf("pdm/locks/plain/pdm.lock") },
  {
    installer: pipenv,
    file: "Pipfile.lock",
    beside: { Pipfile: textOf("pipenv/locks/plain/Pipfile") },
    text: textOf("pipenv/locks/plain/Pipfile.lock")
  },
  {
    installer: pylock,
    file: "pylock.toml",
    beside: {},
    text: `lock-version = "1.0"\n[[packages]]\nname = "six"\nversion = "1.17.0"\nwheels = [{ url = "https://host.test/six-1.17.0-py3-none-any.whl", hashes = { sha256 = "${sha}" } }]\n`
  }
]
