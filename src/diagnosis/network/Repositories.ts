/** Rules: requirements that are fetched by git and its kin. */
import { filesOf } from "../PipRequirement.ts"
import type { PipFailure, Rule } from "../Rule.ts"
import { placeOfHost, placeOfText } from "../RequirementPlace.ts"

/** What was being fetched: `git+https://…`, with what follows the `@`. */
const fetched = (text: string): { readonly url: string; readonly revision?: string } => {
  const all = [...text.matchAll(/^\s*(?:Cloning|Updating|Checking out) (\S+)(?: \(to revision (.+?)\))? to /gm)]
  const last = all.at(-1)
  return { url: last?.[1] ?? "the repository", ...(last?.[2] === undefined ? {} : { revision: last[2] }) }
}
const hostOf = (url: string): string =>
  /^\w+(?:\+\w+)?:\/\/(?:[^@/]*@)?([^/:]+)/.exec(url)?.[1] ?? /@([^:/]+):/.exec(url)?.[1] ?? url
const asksFor = (failure: PipFailure, url: string): string => {
  const place = placeOfText(failure, url.replace(/^[\w+]+:\/\/(?:[^@/]*@)?/, "")) ?? placeOfHost(failure, hostOf(url))
  return `${place ?? filesOf(failure)} asks for ${url}`
}

const noProgram: Rule = (failure, text) => {
  const found = /Cannot find command u?'(\w+)'/.exec(text)?.[1]
  if (found === undefined) return undefined
  const { url } = fetched(text)
  return {
    id: "pip/version-control-missing",
    blame: "environment",
    title: `${found} is not installed here`,
    message: `${asksFor(failure, url)}, which pip fetches with the program ${found}. This system has none.`,
    hints: [
      `Install ${found} on the stack (Debian, Ubuntu: \`apt-get install ${found === "hg" ? "mercurial" : found === "svn" ? "subversion" : found}\`).`,
      ...(found === "git" && /(?:github|gitlab)\.com/.test(url)
        ? [
            `Or name an archive in place of the repository: \`NAME @ ${url.replace(/\.git$/, "")}/archive/REVISION.tar.gz\`.`
          ]
        : [])
    ]
  }
}

const noSuchRevision: Rule = (failure, text) => {
  const found =
    /pathspec '([^']+)' did not match any file\(s\) known to git/.exec(text)?.[1] ??
    /Remote branch (\S+) not found in upstream/.exec(text)?.[1] ??
    /(?:couldn't find remote ref|unadvertised object|not our ref) (\S+)/.exec(text)?.[1]
  if (found === undefined) return undefined
  const { url } = fetched(text)
  return {
    id: "pip/no-such-revision",
    blame: "app",
    title: `The repository has no ${found}`,
    message: `${asksFor(failure, url)} at \`${found}\`, but it has no branch, tag or commit of that name: it was renamed, deleted, or never pushed.`,
    hints: [`Write a branch, a tag or a commit that is there behind the \`@\`: \`git ls-remote ${url}\` lists them.`]
  }
}

const hostKey: Rule = (failure, text) => {
  if (!/Host key verification failed/.test(text)) return undefined
  const { url } = fetched(text)
  return {
    id: "pip/ssh-host-unknown",
    blame: "environment",
    title: `ssh does not know ${hostOf(url)}`,
    message: `${asksFor(failure, url)} over ssh. The host's key is in no known_hosts file here, and nobody can be asked whether to trust it.`,
    hints: [
      `Use https in its place: \`git+https://${hostOf(url)}/…\`.`,
      `Or give git its own ssh settings: GIT_SSH_COMMAND="ssh -o UserKnownHostsFile=known_hosts", with what \`ssh-keyscan ${hostOf(url)}\` prints in known_hosts.`
    ]
  }
}

const refused: Rule = (failure, text) => {
  const found =
    /could not read (?:Username|Password) for '|Authentication failed for '|Permission denied \((?:publickey|password)|remote: (?:Repository not found|Invalid username or|HTTP Basic: Access denied|Support for password)|fatal: unable to access '[^']*': The requested URL returned error: (?:401|403)/.exec(
      text
    )
  if (found === null) return undefined
  const { url } = fetched(text)
  const ssh = /^ssh:|@[^/]*:/.test(url)
  return {
    id: "pip/repository-refused",
    blame: "app",
    title: `${hostOf(url)} does not give out the repository`,
    message: `${asksFor(failure, url)}. The host wants to know who asks${found[0].startsWith("could not read") ? ", and no user and password were given" : ", and refused what it was given"}. It says the same for a repository that is not there.`,
    hints: ssh
      ? ["Give ssh a key that may read it, in GIT_SSH_COMMAND, or use https with a token."]
      : [
          `Set a variable for a token that may read it, and write \`git+https://\${TOKEN}@${hostOf(url)}/…\`: pip fills in \`\${TOKEN}\`.`,
          "If it is public, check the spelling of its address."
        ]
  }
}

const notFound: Rule = (failure, text) => {
  const found =
    /fatal: repository '([^']+)' not found|fatal: '([^']+)' does not appear to be a git repository|fatal: ([^\s']+) does not appear to be a git repository|The requested URL returned error: 404/.exec(
      text
    )
  if (found === null) return undefined
  const url = found[1] ?? found[2] ?? found[3] ?? fetched(text).url
  return {
    id: "pip/no-such-repository",
    blame: "app",
    title: "There is no such repository",
    message: `${asksFor(failure, url.replace(/\/$/, ""))}, but no repository is there, or none that may be read without a password.`,
    hints: ["Check the address: `git ls-remote ADDRESS` tells whether it can be read."]
  }
}

/** git failed, and its reason is none of those above. */
const failed: Rule = (failure, text) => {
  const command =
    /^(?:ERROR: Command errored out with exit status \d+: |\s*× )((?:git|hg|svn|bzr) (?:clone|fetch|checkout|submodule|pull|update)\b.*?)(?: did not run successfully\.| Check the logs.*)$/m.exec(
      text
    )?.[1]
  if (
    command === undefined ||
    [noProgram, noSuchRevision, hostKey, refused, notFound].some((rule) => rule(failure, text) !== undefined)
  )
    return undefined
  const said = text
    .split("\n")
    .filter((line) => /^\s*(?:fatal|error|ssh|remote|abort|svn):/.test(line))
    .map((line) => line.trim())
    .slice(-3)
  const { url } = fetched(text)
  return {
    id: "pip/repository-failed",
    blame: "environment",
    transient: true,
    title: `${hostOf(url)} could not be read`,
    message: [
      `${asksFor(failure, url)}. \`${command.split(" ").slice(0, 2).join(" ")}\` failed${said.length > 0 ? ":" : "."}`,
      ...said.map((line) => `  ${line}`)
    ].join("\n"),
    hints: ["Try again. When it stays, try `git ls-remote ADDRESS` from the same network."]
  }
}

export const repositories: ReadonlyArray<Rule> = [noProgram, noSuchRevision, hostKey, refused, notFound, failed]
