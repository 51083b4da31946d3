/** Why nothing is offered that starts an app, as exactly as its code tells: what was seen in which line, and what to write. */
import type { CodeModule } from "../domain/CodeFacts.ts"
import { type Notice, printable } from "../domain/StagingError.ts"
import { scriptsOf } from "./LoneScript.ts"
import { scriptCommand } from "./Scripts.ts"
import type { Brought } from "./Servers.ts"
import type { StartQuestion } from "./StartChoice.ts"
import { nameOf } from "./StartMessages.ts"

const at = ({ path }: CodeModule, line: number): string => `${printable(path)} line ${line}`

const first = <A>(
  modules: ReadonlyArray<CodeModule>,
  seen: (module: CodeModule) => A | undefined,
  say: (module: CodeModule, value: A) => string
): string | undefined => {
  for (const module of modules) {
    const value = seen(module)
    if (value !== undefined) return say(module, value)
  }
  return undefined
}

const serverOfMcp = (module: CodeModule) =>
  module.objects.find(({ framework, isImported }) => isImported !== true && /^(?:fast)?mcp$/.test(framework))

/** Files that a Python does not run by themselves. */
const withoutCode = ({ brought, names = new Set() }: StartQuestion): string => {
  const notebooks = [...names].filter((name) => name.endsWith(".ipynb")).toSorted()
  const [notebook, ...others] = notebooks
  if (notebook === undefined) {
    const isWithTests = [...names].some((name) => /^(?:tests?|testing)\/$|^test_.*\.py$/.test(name))
    return isWithTests
      ? "its Python files are tests and tools alone.\nA file app.py or main.py at the top with an application is found by itself; what else starts it, a Procfile says with a line `web: …` or `worker: …`."
      : "there is no Python file that could be started.\nA file app.py or main.py at the top with an application is found by itself; what else starts it, such as a command that a package brings, a Procfile says with a line `web: …` or `worker: …`."
  }
  const show = `web: voila ${others.length > 0 ? "NOTEBOOK" : printable(notebook)} --no-browser --port=$PORT --Voila.ip=0.0.0.0`
  return brought.has("voila")
    ? `there are notebooks, and nobody can tell which is meant (${notebooks.map(printable).join(", ")}).\nWrite a file named Procfile with the line \`${show}\`.`
    : `there are notebooks alone (${notebooks.map(printable).join(", ")}), and nothing that shows them.\nAdd the line \`voila\` to requirements.txt (or what lists the app's packages); ${others.length > 0 ? `a Procfile with the line \`${show}\` says which is shown` : "it shows the only notebook by itself"}.`
}

const seenIn = (modules: ReadonlyArray<CodeModule>, brought: Brought): string | undefined =>
  first(
    modules,
    ({ misspelt }) => (misspelt === undefined || brought.has(misspelt[1].toLowerCase()) ? undefined : misspelt),
    (module, [line, name, meant]) =>
      `${at(module, line)} imports \`${printable(name)}\`, which nothing here brings.\nIf \`${meant}\` is meant, write that.`
  ) ??
  first(
    modules,
    ({ unsure }) => unsure?.[0],
    (module, { framework, line, name }) =>
      `${at(module, line)} makes a ${nameOf(framework)} \`${name}\` in one branch alone, or for a script: who imports the file may not find it.\nMake it at the first level of the file, outside of \`if\`.`
  ) ??
  first(modules, serverOfMcp, (module, { framework, line, name }) => {
    const serves = `${at(module, line)} makes an MCP server \`${name}\`, which nothing has listen on $PORT.`
    return framework === "fastmcp"
      ? `${serves}\nIf everybody may ask it, write a file named Procfile with the line \`web: fastmcp run ${module.path}:${name} --transport http --host 0.0.0.0 --port $PORT\`.`
      : `${serves}\nIf everybody may ask it, make it with \`host="0.0.0.0", port=int(os.environ["PORT"])\`, and call \`${name}.run(transport="streamable-http")\`.`
  }) ??
  first(
    modules,
    ({ path, settings }) => (path.endsWith("manage.py") ? settings : undefined),
    (module, { line, value }) => {
      const folder = value.split(".")[0] ?? ""
      return `${at(module, line)} names the settings of a Django project, and nothing makes its application.\nWrite a file ${printable(folder)}/wsgi.py:\n  import os\n  from django.core.wsgi import get_wsgi_application\n  os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${printable(value)}")\n  application = get_wsgi_application()`
    }
  ) ??
  first(
    modules,
    ({ imports }) => (imports?.[1] === "reflex" ? imports : undefined),
    (module, [line]) =>
      `${at(module, line)} is of a Reflex app, whose pages are built with Node.js first.\nWrite a file named Procfile with the line \`web: reflex run --env prod --single-port --backend-host 0.0.0.0 --frontend-port $PORT --backend-port $PORT\`; it builds them at each start.`
  ) ??
  first(
    modules,
    ({ asks }) => asks,
    (module, line) =>
      `${at(module, line)} reads a command line, so nobody can tell with which words the app is started.\nWrite a file named Procfile with them: \`web: ${scriptCommand(module)} …\` for what serves, \`worker: …\` for what does not.`
  ) ??
  first(
    modules,
    ({ imports }) => imports,
    (module, [line, name]) =>
      `${at(module, line)} imports ${name}, and nothing in the code makes an application that a server could be given, or listens on $PORT.\nBind it to a name at the first level of a file (\`app = …\`), or write a file named Procfile with a line \`web: …\` for what serves.`
  ) ??
  first(
    modules,
    ({ listens }) => listens,
    (module, line) =>
      `${at(module, line)} listens, and not on $PORT, where a platform looks.\nHave it listen on \`int(os.environ["PORT"])\` and every address, or write a file named Procfile with a line \`web: …\` for what serves, \`worker: …\` for what does not.`
  )

/** Where a Procfile says how the app is started, nothing of this is asked. */
export const nothingFound = (question: StartQuestion): Notice => {
  const { modules } = question.facts
  const scripts = scriptsOf(modules)
  const [script] = scripts
  const why =
    seenIn(modules, question.brought) ??
    (modules.length === 0 ? withoutCode(question) : undefined) ??
    (script !== undefined && scripts.length > 1
      ? `nobody can tell which script is meant (${scripts.map(({ path }) => printable(path)).join(", ")}).\nWrite a file named Procfile with the line of the one that is meant, \`worker: ${scriptCommand(script)}\` or \`web: …\` for what serves on $PORT.`
      : "the code has no application of a framework that is known, and no script that serves on $PORT.\nIf the app is to be started, write a file named Procfile with a line `web: …` for what serves, or `worker: …` for what does not.")
  return { level: "notice", id: "start/nothing-offered", text: `No start command is offered: ${why}` }
}
