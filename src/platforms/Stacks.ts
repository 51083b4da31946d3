/** Stacks whose run image has not the Pythons of the image that apps are staged on. */
import type { SizeLimit } from "../domain/Footprint.ts"
import { CF_STACK, type Option, STACK } from "../domain/Options.ts"

/** The variables that name them, and the names that platforms give them. */
const withoutPythons: ReadonlyArray<readonly [Option, RegExp]> = [
  // The build image has a python3 of its system's, the run image has none.
  [STACK, /^heroku-\d/],
  // What its root file system has of Python is the system's own, and not for apps.
  [CF_STACK, /^cflinuxfs\d/]
]

/**
 * Where herokuish, and so Dokku, stages. It names Heroku's stack, and starts an app in the image that it was staged in; Heroku
 * itself stages in `/tmp/build_<hash>`.
 */
const sameImage = "/tmp/build"

/** Nothing where no such stack is named: then what is installed is taken to stay. `root` is the app's directory. */
export const hostStaysOn = (
  valueOf: (name: string) => string | undefined,
  root?: string
): { readonly hostStays?: false } =>
  root !== sameImage && withoutPythons.some(([{ name }, stacks]) => stacks.test(valueOf(name) ?? ""))
    ? { hostStays: false }
    : {}

/**
 * The disk of an instance of a Cloud Foundry app that asks for none. What a staging finds in $VCAP_APPLICATION is the disk that
 * the staging has, which is mostly more.
 */
export const instanceDisk: SizeLimit = {
  bytes: 1024 ** 3,
  of: "An instance of Cloud Foundry",
  unlessSet: "`disk_quota` in manifest.yml (or `cf push -k`)"
}

/** The limit of a slug, compressed, where an app is staged by Heroku itself, whose dynos have no GPUs. */
export const slugLimit = (
  valueOf: (name: string) => string | undefined,
  root: string
): { readonly limit?: SizeLimit; readonly withoutGpus?: boolean } =>
  /^heroku-\d/.test(valueOf(STACK.name) ?? "") && root.startsWith("/tmp/build_")
    ? { limit: { bytes: 500_000_000, of: "A slug of Heroku" }, withoutGpus: true }
    : {}
