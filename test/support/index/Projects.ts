/** Small projects in every form in which a requirement line can ask for one, and a host of addresses that it serves. */
import { execFileSync } from "node:child_process"
import { createServer } from "node:http"
import { plant, temporaryFolder } from "../machine/Folders.ts"
import { tarGz, zip } from "./Archives.ts"
import { type Files, pack } from "./Distribution.ts"

/** Needs nothing but the Python that runs it, 2.7 included, so that a build takes no index and no time. */
const backend = `
import io, os, zipfile
try:
    from urllib.parse import quote
except ImportError:
    from urllib import quote
top = quote(os.path.abspath(os.getcwd()))
lines = io.open("about.txt", encoding="utf-8").read().splitlines()
name, version = lines[:2]
requires = [line.replace("{root}", os.path.dirname(os.path.dirname(top))).replace("{here}", top) for line in lines[2:] if line]
info = "%s-%s.dist-info" % (name.replace("-", "_"), version)
metadata = "\\n".join(["Metadata-Version: 2.1", "Name: " + name, "Version: " + version] + ["Requires-Dist: " + each for each in requires]) + "\\n"
tags = "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py2-none-any\\nTag: py3-none-any\\n"
def prepare_metadata_for_build_wheel(directory, config_settings=None):
    os.mkdir(os.path.join(directory, info))
    for path, text in (("METADATA", metadata), ("WHEEL", tags)):
        with io.open(os.path.join(directory, info, path), "wb") as out:
            out.write(text.encode("utf-8"))
    return info
def build_wheel(directory, config_settings=None, metadata_directory=None):
    wheel = "%s-%s-py2.py3-none-any.whl" % (name.replace("-", "_"), version)
    module = name.replace("-", "_") + ".py"
    data = name.replace("-", "_") + "_data"
    with zipfile.ZipFile(os.path.join(directory, wheel), "w") as out:
        out.write(module, module)
        for each in sorted(os.listdir(data)) if os.path.isdir(data) else []:
            out.write(data + "/" + each, data + "/" + each)
        out.writestr(info + "/METADATA", metadata)
        out.writestr(info + "/WHEEL", tags)
        out.writestr(info + "/RECORD", "")
    return wheel
def get_requires_for_build_wheel(config_settings=None):
    return []
get_requires_for_build_editable = get_requires_for_build_wheel
prepare_metadata_for_build_editable = prepare_metadata_for_build_wheel
build_editable = build_wheel
`

export interface Project {
  readonly name: string
  readonly version: string
  /** `{root}` is two folders above the project, `{here}` the project itself. */
  readonly requires?: ReadonlyArray<string>
}

const moduleOf = ({ name }: Project): string => `${name.replaceAll("-", "_")}.py`
const contentOf = ({ name, version }: Project, from: string): string => `found = '${name} ${version} from ${from}'\n`

/** The files of a project below a folder; its module says where it came from. */
export const projectIn = (folder: string, project: Project, from: string): Files => {
  const { name, requires = [], version } = project
  return Object.fromEntries(
    Object.entries({
      "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
      "backend.py": backend,
      "about.txt": `${[name, version, ...requires].join("\n")}\n`,
      [moduleOf(project)]: contentOf(project, from)
    }).map(([path, content]) => [`${folder}${path}`, content])
  )
}

const entries = (files: Files) =>
  Object.entries(files).map(([path, content]) => ({ path, content: Buffer.from(`${content}`), mode: 0o644 }))
export const projectTar = (folder: string, project: Project, from: string): Buffer =>
  tarGz(entries(projectIn(folder, project, from)))
export const projectZip = (project: Project, from: string): Buffer =>
  zip(entries(projectIn(`${project.name}-main/`, project, from)))
export const projectWheel = (project: Project, from: string): { readonly file: string; readonly bytes: Uint8Array } => {
  const [file] = pack({ ...project, wheel: { files: { [moduleOf(project)]: contentOf(project, from) } } })
  if (file === undefined) throw new Error(`no wheel of ${project.name}`)
  return { file: file.filename, bytes: file.bytes }
}

export interface Repository {
  readonly url: string
  readonly commit: string
}
/** A repository with one commit on `main`, tagged `v1`. */
export const projectRepository = (folder: string, project: Project, from: string): Repository => {
  const root = temporaryFolder("repository", "-")
  const git = (...argv: ReadonlyArray<string>): string =>
    execFileSync(
      "git",
      ["-c", "user.name=t", "-c", "user.email=t@example.test", "-c", "init.defaultBranch=main", ...argv],
      {
        cwd: root,
        env: { PATH: "/usr/bin:/bin", HOME: root }
      }
    ).toString()
  plant(root, projectIn(folder, project, from))
  for (const argv of ["init -q", "add .", "commit -q -m all", "tag v1"]) git(...argv.split(" "))
  return { url: `git+file://${root}`, commit: git("rev-parse", "HEAD").trim() }
}

export interface Host {
  readonly url: string
  readonly close: () => Promise<void>
}
/** Serves bytes by their paths, as servers do that know nothing of packages. */
export const startHost = (paths: ReadonlyMap<string, Uint8Array>): Promise<Host> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      const body = paths.get((request.url ?? "").replace(/\?.*/, ""))
      if (body === undefined) response.writeHead(404).end()
      else response.writeHead(200, { "Content-Type": "application/octet-stream" }).end(body)
    })
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      const port = typeof address === "object" && address !== null ? address.port : 0
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () => new Promise((done) => server.close(() => done()))
      })
    })
  })
