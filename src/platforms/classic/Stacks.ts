/** Stacks whose run image has not the Pythons of the image that apps are staged on. */
import { CF_STACK, type Option, STACK } from "../../domain/Options.ts"

/** The variables that name them, and the names that platforms give them. */
const withoutPythons: ReadonlyArray<readonly [Option, RegExp]> = [
  // The build image has a python3 of its system's, the run image has none.
  [STACK, /^heroku-\d/],
  // What its root file system has of Python is the system's own, and not for apps.
  [CF_STACK, /^cflinuxfs\d/]
]

/** Nothing where no such stack is named: then what is installed is taken to stay. */
export const hostStaysOn = (valueOf: (name: string) => string | undefined): { readonly hostStays?: false } =>
  withoutPythons.some(([{ name }, stacks]) => stacks.test(valueOf(name) ?? "")) ? { hostStays: false } : {}
