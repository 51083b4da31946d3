/** Output as pip 26.2.1 frames it, for builds that say what no package here says. */
import { failing } from "./CapturedOutput.ts"
import type { PipFailure } from "../../../src/engines/pip/DependencyInstallFailed.ts"

const framed = (step: string, said: ReadonlyArray<string>): ReadonlyArray<string> => [
  "  error: subprocess-exited-with-error",
  "",
  `  × ${step} did not run successfully.`,
  "  │ exit code: 1",
  `  ╰─> [${said.length} lines of output]`,
  ...said.map((text) => `      ${text}`),
  "      [end of output]"
]

/** The package `thing 1.0`, which requirements.txt asks for on line 3. */
export const building = (python: string, ...said: ReadonlyArray<string>): PipFailure =>
  failing(
    [
      "Collecting thing==1.0 (from -r requirements.txt (line 3))",
      "  Downloading thing-1.0.tar.gz (10 kB)",
      ...framed("Getting requirements to build wheel", said),
      "ERROR: Failed to build 'thing' when getting requirements to build wheel"
    ].join("\n"),
    python
  )

/** The app's own package, or one in a folder of it. */
export const buildingOwn = (folder: string, ...said: ReadonlyArray<string>): PipFailure =>
  failing([`Processing ./${folder}`, ...framed("Getting requirements to build wheel", said)].join("\n"), "3.12")

/** What `thing` needs for its own build, built by a pip that pip starts. */
export const buildingForAnother = (...said: ReadonlyArray<string>): PipFailure =>
  failing(
    [
      "Collecting thing==1.0 (from -r requirements.txt (line 3))",
      ...framed("installing build dependencies for thing", [
        "Collecting inner==2.0",
        "  Downloading inner-2.0.tar.gz (10 kB)",
        ...framed("Getting requirements to build wheel", said),
        "ERROR: Failed to build 'inner' when getting requirements to build wheel"
      ])
    ].join("\n"),
    "3.12"
  )
