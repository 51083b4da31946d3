/** The stated environment of every pip that a staging starts. */
import { inAddress, isIndexCredential } from "../../domain/IndexCredentials.ts"
import { mayReachBuilds } from "../../keys/BuildVariables.ts"
import { type ProgramPlace, stated } from "../../programs/ChildEnvironment.ts"
import type { Interface as EnvInterface } from "../../services/Env.ts"
import { join } from "../../services/Filesystem.ts"
import type { PipSite } from "./PipSite.ts"

/** pip 19 and 20 do on 2.7 and 3.5; 25.0 warns of the variable itself. */
const warnsOfItsAge = ({ runtime }: ProgramPlace): boolean => runtime.version.major === 2 || runtime.version.minor <= 5

/** No questions, no bars, its cache where it is kept. Names that a pip does not know are ignored by every one. */
const forPip = (
  place: ProgramPlace,
  offers: ReadonlyArray<string>,
  cache: string | undefined
): Record<string, string> => ({
  ...(offers.length === 0 ? {} : { PYTHONPATH: offers.join(":") }),
  PIP_CACHE_DIR: cache ?? join(place.work, "pip-cache"),
  PIP_DISABLE_PIP_VERSION_CHECK: "1",
  ...(warnsOfItsAge(place) ? { PIP_NO_PYTHON_VERSION_WARNING: "1" } : {}),
  PIP_PROGRESS_BAR: "off",
  PIP_ROOT_USER_ACTION: "ignore",
  PIP_NO_INPUT: "1",
  // A pip.conf of a person's own computer often says otherwise.
  PIP_REQUIRE_VIRTUALENV: "0",
  PIP_BREAK_SYSTEM_PACKAGES: "1"
})

/** pip puts `${NAME}` into an address as it is (10.0 to 26.2.1), and managers let a password have any letter. */
const inAddresses = (variables: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, isIndexCredential(name) ? inAddress(value) : value])
  )

/**
 * The environment of a pip that fetches and builds: the user's settings of pip count, and of other variables those that are a part of
 * the keys under which the results are kept.
 */
export const pipEnvironment = (
  env: EnvInterface,
  site: ProgramPlace & Pick<PipSite, "pip" | "mentions" | "downloads">
): Record<string, string> => ({
  ...inAddresses(stated(env, site, mayReachBuilds(env, site.mentions))),
  ...forPip(site, site.pip.offers, site.downloads)
})

/** The environment of a pip that takes everything from a directory: no user's variable and no configuration file has a say. */
export const closedPipEnvironment = (
  env: EnvInterface,
  site: ProgramPlace & Pick<PipSite, "pip">
): Record<string, string> => ({
  ...stated(env, site, (name) => !/^PIP_/i.test(name)),
  ...forPip(site, site.pip.offers, undefined),
  PIP_CONFIG_FILE: "/dev/null"
})
