/** What the code of an app says about how it is started, as `src/python/read_starts` tells it. */
import * as Schema from "effect/Schema"

const Spot = Schema.Struct({ value: Schema.String, line: Schema.Int })

const made = {
  name: Schema.String,
  /** Where the name is bound, from 1. */
  line: Schema.Int,
  /** `flask`, `celery`; `plain-wsgi` for a function of the interface itself, `wsgi` for what is wrapped around another. */
  framework: Schema.String,
  /** `wsgi` or `asgi`; none for what no such server serves. */
  interface: Schema.optionalKey(Schema.Literals(["wsgi", "asgi"])),
  /** Where the object is made, which tells it from others. */
  madeIn: Schema.String,
  madeAt: Schema.Int
}

export const CodeObject = Schema.Struct({
  ...made,
  /** It is wrapped around another application. */
  wraps: Schema.optionalKey(Schema.Boolean),
  /** The name is bound by an import. */
  isImported: Schema.optionalKey(Schema.Boolean)
})
export type CodeObject = typeof CodeObject.Type

export const CodeFactory = Schema.Struct({
  ...made,
  wraps: Schema.optionalKey(Schema.Boolean),
  isAsync: Schema.optionalKey(Schema.Boolean),
  /** Parameters that have no default. */
  needs: Schema.Array(Schema.String)
})
export type CodeFactory = typeof CodeFactory.Type

/** A call that serves or works until it is ended. */
export const CodeRun = Schema.Struct({
  /** The framework of the object, or what is called: `flask`, `uvicorn`, `http`. */
  server: Schema.String,
  method: Schema.optionalKey(Schema.String),
  line: Schema.Int,
  /** The file of `line`, where it is another one than that which is started. */
  path: Schema.optionalKey(Schema.String),
  /** Where the object is made that is run. */
  made: Schema.optionalKey(Schema.Tuple([Schema.String, Schema.Int])),
  /** It is run beside what goes on, in a thread or the like. */
  beside: Schema.optionalKey(Schema.Boolean),
  /** It stands in a branch that another start may not take. */
  maybe: Schema.optionalKey(Schema.Boolean),
  /** It stands behind `if __name__ == "__main__"`. */
  main: Schema.Boolean,
  /** Whoever imports the file runs it too. */
  atImport: Schema.optionalKey(Schema.Boolean),
  /** `env`: from $PORT; `option:port`: as the command line says. */
  port: Schema.Union([Schema.String, Schema.Number]),
  /** `any`: every address of the machine. */
  host: Schema.Literals(["any", "local", "default", "other"]),
  transport: Schema.optionalKey(Schema.NullOr(Schema.String))
})
export type CodeRun = typeof CodeRun.Type

export const CodeModule = Schema.Struct({
  /** The path from the app's root. */
  path: Schema.String,
  /** The folder from which Python finds it by its name; empty for the root. */
  base: Schema.String,
  module: Schema.String,
  objects: Schema.Array(CodeObject),
  factories: Schema.Array(CodeFactory),
  /** The line of `if __name__ == "__main__"`. */
  main: Schema.optionalKey(Schema.Int),
  /** Started as a script, it does something. */
  acts: Schema.Boolean,
  /** The line where it reads a command line, or waits for a person. */
  asks: Schema.optionalKey(Schema.Int),
  /** It reads Tornado's options from the command line. */
  parses: Schema.optionalKey(Schema.Boolean),
  /** The line where something is told to listen, whatever it is. */
  listens: Schema.optionalKey(Schema.Int),
  /** The line where $PORT is read. */
  reads: Schema.optionalKey(Schema.Int),
  /** The first import of what is there for serving: its line, and its name. */
  imports: Schema.optionalKey(Schema.Tuple([Schema.Int, Schema.String])),
  /** An import whose name is nearly that of a framework: its line, the name, and that which may be meant. */
  misspelt: Schema.optionalKey(Schema.Tuple([Schema.Int, Schema.String, Schema.String])),
  /** Applications that are bound in one branch alone, or for a script. */
  unsure: Schema.optionalKey(Schema.Array(CodeObject)),
  /** Gunicorn's own file: where it has it listen, and what it names. */
  gunicorn: Schema.optionalKey(
    Schema.Struct({
      bind: Schema.optionalKey(Schema.Literals(["env", "other"])),
      wsgi_app: Schema.optionalKey(Schema.String),
      line: Schema.Int
    })
  ),
  /** Other modules of the app that it imports, by their paths. */
  uses: Schema.optionalKey(Schema.Array(Schema.String)),
  runs: Schema.optionalKey(Schema.Array(CodeRun)),
  /** Lines by what the file is an app of by itself: `streamlit`. */
  pages: Schema.optionalKey(Schema.Record(Schema.String, Schema.Int)),
  /** What $DJANGO_SETTINGS_MODULE becomes where it is not set. */
  settings: Schema.optionalKey(Spot),
  WSGI_APPLICATION: Schema.optionalKey(Spot),
  ASGI_APPLICATION: Schema.optionalKey(Spot),
  /** Functions of Google's framework: the name, `http` or `cloud_event`, and the line. */
  functions: Schema.optionalKey(Schema.Array(Schema.Tuple([Schema.String, Schema.String, Schema.Int])))
})
export type CodeModule = typeof CodeModule.Type

export const CodeFacts = Schema.Struct({
  modules: Schema.Array(CodeModule),
  /** Files that the Python cannot parse, with the line where it knows one, else 0, and its words. */
  unread: Schema.Array(
    Schema.Struct({ path: Schema.String, line: Schema.Int, why: Schema.optionalKey(Schema.String) })
  ),
  /** Applications that are a part of another one, by where they are made. */
  mounted: Schema.Array(Schema.Tuple([Schema.String, Schema.Int])),
  /** Files that an application of another one shows, by their paths from its folder. */
  within: Schema.Array(Schema.String)
})
export type CodeFacts = typeof CodeFacts.Type

export const noCode: CodeFacts = { modules: [], unread: [], mounted: [], within: [] }
