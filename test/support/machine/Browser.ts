/** A Chromium of this machine, without a window; `undefined` where there is none. */
import { accessSync, constants } from "node:fs"
import { type Browser, chromium } from "playwright-core"

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const named = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
const folders = (process.env["PATH"] ?? "").split(":").filter((folder) => folder !== "")

export const chromiumProgram: string | undefined = named
  .flatMap((name) => folders.map((folder) => `${folder}/${name}`))
  .find(isProgram)

/** It asks nobody for anything, and needs neither a user's session nor a sandbox, which containers lack. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
]

export const launchChromium = (program: string): Promise<Browser> =>
  chromium.launch({ executablePath: program, headless: true, args: quiet })
