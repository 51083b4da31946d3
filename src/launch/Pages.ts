/** Apps whose framework brings a server and a command of its own: a file is named to it, or an object. */
import type { CodeFacts, CodeModule, CodeObject } from "../domain/CodeFacts.ts"
import { compareRanks, entryRank, isPlainModule, type Ranked, rankOf } from "./Candidates.ts"
import { type Brought, majorOf } from "./Servers.ts"

export interface Page extends Ranked {
  readonly module: CodeModule
  readonly line: number
  /** A word for people: `Streamlit app`. */
  readonly title: string
  readonly command: string
  /** What is imported once to be checked, where that is an object. */
  readonly target?: string
}

interface Kind {
  readonly title: string
  /** The distribution that brings the program. */
  readonly program: string
  readonly command: (file: string) => string
  /** A file of this name is the first of several. */
  readonly first?: RegExp
}

const kinds: Readonly<Record<string, Kind>> = {
  streamlit: {
    title: "Streamlit app",
    program: "streamlit",
    command: (file) => `streamlit run ${file} --server.address 0.0.0.0 --server.port $PORT --server.headless true`,
    first: /(?:^|\/)(?:streamlit_app|home|main|app|index)\.py$/i
  },
  chainlit: {
    title: "Chainlit app",
    program: "chainlit",
    command: (file) => `chainlit run ${file} --host 0.0.0.0 --port $PORT --headless`
  },
  panel: {
    title: "Panel app",
    program: "panel",
    command: (file) => `panel serve ${file} --address 0.0.0.0 --port $PORT '--allow-websocket-origin=*'`
  },
  marimo: {
    title: "marimo notebook",
    program: "marimo",
    command: (file) => `marimo run ${file} --host 0.0.0.0 --port $PORT --headless`
  },
  "shiny.express": {
    title: "Shiny Express app",
    program: "shiny",
    command: (file) => `shiny run ${file} --host 0.0.0.0 --port $PORT`
  },
  bokeh: {
    title: "Bokeh app",
    program: "bokeh",
    command: (file) => `bokeh serve ${file} --address 0.0.0.0 --port $PORT '--allow-websocket-origin=*'`
  },
  solara: {
    title: "Solara app",
    program: "solara",
    command: (file) => `solara run ${file} --host 0.0.0.0 --port $PORT --production`
  }
}

/** A path that every shell reads as itself; from the folder that it is started in. */
const plainFile = ({ base, path }: CodeModule): string | undefined => {
  const file = base === "" ? path : path.slice(base.length + 1)
  return /^[\w./-]+$/.test(file) ? file : undefined
}

/** Further pages of an app with several. */
const isFurther = ({ path }: CodeModule): boolean => /(?:^|\/)(?:pages|components|utils|lib|views)\//.test(path)

const pagesIn =
  (brought: Brought, within: CodeFacts["within"]) =>
  (module: CodeModule): ReadonlyArray<Page> => {
    const file = plainFile(module)
    if (file === undefined || isFurther(module) || within.includes(file)) return []
    return Object.entries(module.pages ?? {}).flatMap(([name, line]) => {
      const kind = kinds[name]
      if (kind === undefined || !brought.has(kind.program)) return []
      const [depth = 0] = rankOf(module, "app", false)
      const rank = [depth, entryRank(module.path), kind.first?.test(module.path) === true ? 0 : 1]
      return [{ module, line, title: kind.title, command: kind.command(file), rank }]
    })
  }

interface Own {
  readonly title: string
  readonly program: string
  readonly command: (target: string, isFactory: boolean, brought: Brought) => string
}

/** A manager, from 22.9 on, starts workers, and never ends on a signal where it leads its session (25.12), as the first program of a container does. */
const inOneProcess = (brought: Brought): string => {
  const version = brought.version("sanic") ?? ""
  return version === "" || majorOf(version) >= 23 ? " --single-process" : ""
}

/** Objects that no server of WSGI or ASGI serves best. */
const objects: Readonly<Record<string, Own>> = {
  sanic: {
    title: "Sanic application",
    program: "sanic",
    command: (target, isFactory, brought) =>
      `sanic ${target}${isFactory ? " --factory" : ""} --host=0.0.0.0 --port=$PORT${inOneProcess(brought)}`
  },
  aiohttp: {
    title: "aiohttp application",
    program: "gunicorn",
    command: (target, isFactory) =>
      `gunicorn --worker-class aiohttp.GunicornWebWorker ${isFactory ? `'${target}()'` : target}`
  }
}

const objectsIn =
  (brought: Brought, mounted: CodeFacts["mounted"]) =>
  (module: CodeModule): ReadonlyArray<Page> => {
    const isPart = ({ madeAt, madeIn }: CodeObject) =>
      mounted.some(([path, line]) => path === madeIn && line === madeAt)
    const of = (name: string, line: number, framework: string, isFactory: boolean): ReadonlyArray<Page> => {
      const own = objects[framework]
      if (own === undefined || !brought.has(own.program) || !isPlainModule(module.module)) return []
      const target = `${module.module}:${name}`
      return [
        {
          module,
          line,
          title: `${own.title} \`${name}${isFactory ? "()" : ""}\``,
          command: own.command(target, isFactory, brought),
          rank: rankOf(module, name, isFactory),
          ...(isFactory ? {} : { target })
        }
      ]
    }
    return [
      ...module.objects
        .filter((one) => one.isImported !== true && !isPart(one))
        .flatMap(({ framework, line, name }) => of(name, line, framework, false)),
      ...module.factories
        .filter(({ needs }) => needs.length === 0)
        .flatMap(({ framework, line, name }) => of(name, line, framework, true))
    ]
  }

/** Functions of Google's framework, of which one is served. */
const functionsIn =
  (brought: Brought) =>
  (module: CodeModule): ReadonlyArray<Page> => {
    const file = plainFile(module)
    if (!brought.has("functions-framework") || file === undefined) return []
    return (module.functions ?? []).map(([name, signature, line]) => ({
      module,
      line,
      title: `function \`${name}\` of Google's framework`,
      command: `functions-framework --source=${file} --target=${name} --signature-type=${signature.replace("_", "")} --host=0.0.0.0 --port=$PORT`,
      rank: [...rankOf(module, "app", false)]
    }))
  }

/** Google's agents: each lies in a folder of its own, and one program serves all of them. */
const agentsOf = (modules: ReadonlyArray<CodeModule>, brought: Brought): ReadonlyArray<Page> => {
  const agent = modules.find(
    ({ objects: all, path }) =>
      /^[A-Za-z_]\w*\/(?:agent|__init__)\.py$/.test(path) &&
      all.some(({ framework, name }) => framework === "adk" && name === "root_agent")
  )
  const root = agent?.objects.find(({ name }) => name === "root_agent")
  if (agent === undefined || root === undefined || !brought.has("google-adk")) return []
  const command = "adk api_server --host 0.0.0.0 --port $PORT ."
  return [{ module: { ...agent, base: "" }, line: root.line, title: "agent `root_agent`", command, rank: [1, 1] }]
}

/** The only notebook at the top, where what shows notebooks is installed. */
export const notebookOf = (names: ReadonlyArray<string>, brought: Brought): string | undefined => {
  const [first, ...others] = names.filter((name) => /^\w[\w.-]*\.ipynb$/.test(name))
  return first === undefined || others.length > 0 || !brought.has("voila")
    ? undefined
    : `voila ${first} --no-browser --port=$PORT --Voila.ip=0.0.0.0`
}

/** All of them, the likeliest first. */
export const pagesOf = ({ modules, mounted, within }: CodeFacts, brought: Brought): ReadonlyArray<Page> =>
  [
    ...agentsOf(modules, brought),
    ...modules.flatMap((module) => [
      ...pagesIn(brought, within)(module),
      ...objectsIn(brought, mounted)(module),
      ...functionsIn(brought)(module)
    ])
  ].toSorted((a, b) => compareRanks(a.rank, b.rank))
