/** Applications as surveyed, made by hand: for tests of what is decided about them. */
import type { Application } from "../domain/Application.ts"

/** An application with no files but those that the facts name. */
export const application = (facts: Partial<Application> = {}): Application => ({
  recognised: true,
  root: "/app",
  names: new Set(),
  versionSources: [],
  silentSources: [],
  ranges: [],
  hints: [],
  sources: [],
  startedPythons: [],
  requirements: undefined,
  requirementFiles: ["requirements.txt"],
  pyproject: undefined,
  choices: {},
  variables: new Set(),
  procfile: undefined,
  texts: new Map(),
  outside: new Set(),
  notices: [],
  problems: [],
  secrets: [],
  ...facts
})
