/** Servers by the words of their commands: where the object stands among them, and which options say where it is imported from. */

export interface CommandServer {
  /** Options that take no word after them; all others do. */
  readonly flags: ReadonlySet<string>
  /** The object is called, to make the application. */
  readonly factory?: string
  /** It changes into that folder first. */
  readonly folder?: string
  /** Imports from these folders before others. */
  readonly path?: string
  /** Sets a variable: `NAME=value`. */
  readonly variable?: string
  /** Names the object, instead of a word of its own. */
  readonly target?: ReadonlyArray<string>
  /** Options with which nothing is known of what is imported: they read it, or variables, from elsewhere. */
  readonly elsewhere: ReadonlySet<string>
  /** The file with more settings, where an option names one, and the one that is read without. */
  readonly settings?: { readonly options: ReadonlyArray<string>; readonly usual: string }
  /** The object of a module that is named alone; empty where the server looks for it. `undefined`: it must be named. */
  readonly object?: string
  /** A word that must stand before all others: `flask run`. */
  readonly command?: string
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const flask: CommandServer = {
  flags: words(
    "--debug --no-debug --reload --no-reload --debugger --no-debugger --with-threads --without-threads --version --help"
  ),
  target: ["--app", "-A"],
  elsewhere: words("--env-file -e"),
  object: "",
  command: "run"
}

/** The servers by the names of their programs, which are those of their modules behind `python -m` as well. */
export const commandServers: ReadonlyMap<string, CommandServer> = new Map<string, CommandServer>([
  [
    "gunicorn",
    {
      flags: words(`
        --reload --preload --daemon -D --capture-output --enable-stdio-inheritance --check-config --print-config --spew
        --no-sendfile --proxy-protocol --disable-redirect-access-to-syslog --log-syslog -R --initgroups --version -v --help -h
        --strip-header-spaces --permit-obsolete-folding --permit-unconventional-http-method
        --permit-unconventional-http-version --casefold-http-method --suppress-ragged-eofs --do-handshake-on-connect
        --no-control-socket --tolerate-dangerous-framing`),
      folder: "--chdir",
      path: "--pythonpath",
      variable: "--env",
      elsewhere: words("--paste --paster"),
      settings: { options: ["--config", "-c"], usual: "gunicorn.conf.py" },
      object: "application"
    }
  ],
  [
    "uvicorn",
    {
      flags: words(`
        --reload --factory --access-log --no-access-log --use-colors --no-use-colors --proxy-headers --no-proxy-headers
        --server-header --no-server-header --date-header --no-date-header --version --help`),
      factory: "--factory",
      path: "--app-dir",
      elsewhere: words("--env-file")
    }
  ],
  [
    "hypercorn",
    { flags: words("--debug --reload -? --help -h --version"), elsewhere: words("--config -c"), object: "app" }
  ],
  [
    "granian",
    {
      flags: words(`
        --reload --no-reload --factory --no-factory --access-log --no-access-log --log --no-log --ws --no-ws
        --respawn-failed-workers --no-respawn-failed-workers --http1-keep-alive --no-http1-keep-alive --http2-adaptive-window
        --no-http2-adaptive-window --http1-pipeline-flush --no-http1-pipeline-flush --version --help`),
      factory: "--factory",
      folder: "--working-dir",
      elsewhere: words("--env-files")
    }
  ],
  [
    "daphne",
    {
      flags: words("--proxy-headers --no-server-name --help -h"),
      elsewhere: words("")
    }
  ],
  [
    "waitress-serve",
    {
      flags: words(`
        --call --expose-tracebacks --no-expose-tracebacks --ipv4 --no-ipv4 --ipv6 --no-ipv6 --log-untrusted-proxy-headers
        --no-log-untrusted-proxy-headers --clear-untrusted-proxy-headers --no-clear-untrusted-proxy-headers --asyncore-use-poll
        --no-asyncore-use-poll --help`),
      factory: "--call",
      target: ["--app"],
      elsewhere: words("")
    }
  ],
  ["flask", flask]
])

/** `python -m waitress` starts what is called `waitress-serve`. */
export const moduleServer = (module: string): CommandServer | undefined =>
  commandServers.get(module === "waitress" ? "waitress-serve" : module)
