/** What keeps a staging from becoming an image. */
import * as Data from "effect/Data"
import type { ProcessType } from "../../domain/Launch.ts"
import { printable, type StagingError, type Warning, visible } from "../../domain/StagingError.ts"
import { libraryOf } from "./Loader.ts"

/** The chosen Python is one of this machine, and not in the image. */
export class PythonStays
  extends Data.TaggedError("PythonStays")<{ readonly executable: string; readonly base: string | undefined }>
  implements StagingError
{
  readonly id = "image/python-stays"
  readonly blame = "environment"
  readonly title = "The Python does not go with the image"
  override get message(): string {
    const where =
      this.base === undefined ? "and there is no base that has it" : `and ${printable(this.base)} has nothing there`
    return `The chosen Python is this machine's, at ${printable(this.executable)}, ${where}.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Have one go with the image: unset $PYTHON_RUNTIMES, or name `archives` or `downloads` in it.",
    "Or give --base an image that has this Python at the same path."
  ]
}

/** The Python of the image is for another C library than that of the base. */
export class BaseLacksLoader
  extends Data.TaggedError("BaseLacksLoader")<{
    readonly base: string
    readonly loader: string
    readonly other: boolean
  }>
  implements StagingError
{
  readonly id = "image/base-lacks-loader"
  readonly blame = "environment"
  readonly title = "The Python cannot be started on this base"
  override get message(): string {
    const { base, loader, other } = this
    const library = libraryOf(loader)
    const has = other ? `, whose C library is ${library === "glibc" ? "musl" : "glibc"}` : ""
    return `The Python is for ${library} and is loaded by ${printable(loader)}, which ${printable(base)} does not have${has}.`
  }
  get hints(): ReadonlyArray<string> {
    const library = libraryOf(this.loader)
    return [
      `Give --base an image with ${library}, as ${library === "glibc" ? "`debian:stable-slim`, `ubuntu` or a distroless `base`" : "`alpine`"}.`,
      `Or stage on a system whose C library is that of the base.`
    ]
  }
}

/** Only a shell could start the app, and the image has none. */
export class NeedsShell
  extends Data.TaggedError("NeedsShell")<{ readonly process: ProcessType }>
  implements StagingError
{
  readonly id = "image/needs-shell"
  readonly blame = "app"
  readonly title = "The app is started by a shell, and the image has none"
  override get message(): string {
    const { command, type } = this.process
    return `\`${visible(type)}: ${visible(command)}\` is a line for a shell: it has a variable, quotes, or more than one command.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Give --base an image with /bin/sh.",
    "Or write plain words: `web: gunicorn app:app` listens on $PORT by itself; `web: python app.py` can read it from `os.environ`."
  ]
}

/** A tar of an image holds names as text. */
export class NameNotText
  extends Data.TaggedError("NameNotText")<{ readonly paths: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "image/name-not-text"
  readonly blame = "app"
  readonly title = "The app has files whose names are no text"
  override get message(): string {
    const more = this.paths.length > 3 ? ` and ${this.paths.length - 3} more` : ""
    return `An image holds names as UTF-8, which these, or what they link to, are not: ${this.paths.slice(0, 3).map(visible).join(", ")}${more}.`
  }
  readonly hints: ReadonlyArray<string> = ["Rename them, or remove them from the app."]
}

/** Folders of an image that this buildpack has made would be mixed with those of this one. */
export class BaseIsStaged
  extends Data.TaggedError("BaseIsStaged")<{ readonly base: string; readonly place: string }>
  implements StagingError
{
  readonly id = "image/base-is-staged"
  readonly blame = "environment"
  readonly title = "The base has something where the Python must stand"
  override get message(): string {
    return `${printable(this.base)} has /${this.place} already, as images that were made by this command do, and nothing of a base is mixed with what is put there.`
  }
  readonly hints: ReadonlyArray<string> = ["Give --base the image that this one was made on top of."]
}

export const noCommand: Warning = {
  id: "image/no-command",
  text: "Nothing says how the app is started, so the image has no command, and whoever starts it must give one. Write a Procfile with a line `web: …` beside the app."
}
