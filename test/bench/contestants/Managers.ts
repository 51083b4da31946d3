/** The managers themselves, each with the lock file that it wrote, into a new virtual environment. */
import { cpSync } from "node:fs"
import { join } from "node:path"
import { type Contestant, environment, logOf } from "./Contestant.ts"

const planted = (folder: string, from: string): string => {
  const app = join(folder, "app")
  cpSync(from, app, { recursive: true })
  return app
}

export const uvSync = (program: string, title: string): Contestant => ({
  id: "uv-sync",
  title: `uv sync, compiling, ${title}`,
  prepare: (course, folder, kept) => {
    const result = join(folder, "base")
    const words = ["sync", "--frozen", "--no-config", "--no-progress", "--compile-bytecode", "--link-mode", "hardlink"]
    return {
      commands: [
        {
          argv: [program, ...words, "--python", course.python.path, "--cache-dir", kept],
          env: { ...environment(course, folder), UV_PROJECT_ENVIRONMENT: result },
          cwd: planted(folder, course.set.folder),
          log: logOf(folder)
        }
      ],
      result
    }
  }
})

export const poetryInstall = (program: string, title: string): Contestant => ({
  id: "poetry",
  title: `poetry install, compiling, ${title}`,
  prepare: (course, folder, kept) => {
    const app = planted(folder, course.set.folder)
    return {
      commands: [
        {
          argv: [program, "install", "--no-root", "--compile", "-n"],
          env: {
            ...environment(course, folder),
            POETRY_CACHE_DIR: kept,
            POETRY_VIRTUALENVS_IN_PROJECT: "true",
            PYTHON_KEYRING_BACKEND: "keyring.backends.null.Keyring"
          },
          cwd: app,
          log: logOf(folder)
        }
      ],
      result: join(app, ".venv")
    }
  }
})
