/** Completions for bash, zsh and fish: data of the grammar around a few lines of each shell. */
import {
  actionsOf,
  asks,
  type CommandGrammar,
  forPeople,
  grammar,
  ids,
  type Item,
  optionsOf,
  valuesOf
} from "./Grammar.ts"

const written = "Written by `npm run bundle` from what the commands say to --help."
const commands = (): ReadonlyArray<CommandGrammar> => grammar(forPeople)
const words = (all: ReadonlyArray<{ readonly word: string }>): string => all.map(({ word }) => word).join(" ")
const allAsked = asks.map(([word]) => word).join(" ")

const cases = (all: ReadonlyArray<readonly [string, string]>): string =>
  all.map(([pattern, body]) => `    ${pattern}) ${body} ;;`).join("\n")

const bashValues = (item: Item): string => {
  const values = valuesOf(item)
  if (values === "directory") return "_python_buildpack_paths -d"
  if (values === "file") return "_python_buildpack_paths -f"
  return values === "text" ? ":" : `_python_buildpack_words '${Array.isArray(values) ? values.join(" ") : ""}'`
}

export const bash = (): string => {
  const all = commands()
  const valued = all.flatMap((one) =>
    one.items
      .filter((item) => item.kind === "option" && item.takes !== undefined)
      .map((item) => [`${one.name}' '${item.word}`, bashValues(item)] as const)
  )
  return `# Completions of python-buildpack for bash. ${written}
_python_buildpack_words() {
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$current")
}
_python_buildpack_paths() {
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$1" -- "$current")
}
_python_buildpack() {
  local command=\${1##*/} current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} word action='' actions='' options=''
  COMPREPLY=()
  case "'$command' '$before'" in
${cases(valued.map(([key, body]) => [`"'${key}'"`, `${body}; return`]))}
  esac
  case $command in
${cases(all.map((one) => [one.name, `actions='${words(actionsOf(one))}' options='${words(optionsOf(one))}'`]))}
  esac
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ -n $action ]] || case " $actions " in *" $word "*) action=$word ;; esac
  done
  case "$command $action" in
${cases(all.flatMap((one) => actionsOf(one).flatMap(({ word }) => (optionsOf(one, word).length === optionsOf(one).length ? [] : [[`'${one.name} ${word}'`, `options='${words(optionsOf(one, word))}'`] as const]))))}
  esac
  case $current in
    -*) _python_buildpack_words "$options ${allAsked}" ;;
    *)
      if [[ $command = explain ]]; then
        _python_buildpack_words '${ids().join(" ")}'
      else
        [[ -n $action ]] || _python_buildpack_words "$actions"
        _python_buildpack_paths -d
      fi
      ;;
  esac
}
complete -o filenames -F _python_buildpack ${forPeople.join(" ")}
`
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
const zshSaid = (text: string): string => text.replaceAll(/[[\]:\\]/g, "\\$&")

const zshValues = (item: Item): string => {
  const values = valuesOf(item)
  if (values === "none") return ""
  if (values === "directory") return ":directory:_files -/"
  if (values === "file") return ":file:_files"
  return values === "text"
    ? `:${zshSaid(item.takes ?? "")}:`
    : `:${zshSaid(item.takes ?? "")}:(${Array.isArray(values) ? values.join(" ") : ""})`
}

const zshOption = (item: Item): string =>
  quoted(`${item.takes === undefined ? "" : "*"}${item.word}[${zshSaid(item.says)}]${zshValues(item)}`)

export const zsh = (): string => {
  const all = commands()
  return `#compdef ${forPeople.join(" ")}
# Completions of python-buildpack for zsh. ${written}
_python_buildpack() {
  local -a doing specs
  local chosen='' word
  case $service in
${cases(
  all.map((one) => [
    one.name,
    `doing=(${actionsOf(one)
      .map(({ says, word }) => quoted(`${word}:${says}`))
      .join(" ")}) specs=(${optionsOf(one).map(zshOption).join(" ")})`
  ])
)}
  esac
  for word in \${words[2,CURRENT-1]}; do
    [[ -z $chosen && -n \${(M)doing:#$word:*} ]] && chosen=$word
  done
  case "$service $chosen" in
${cases(all.flatMap((one) => actionsOf(one).flatMap(({ word }) => (optionsOf(one, word).length === optionsOf(one).length ? [] : [[`'${one.name} ${word}'`, `specs=(${optionsOf(one, word).map(zshOption).join(" ")})`] as const]))))}
  esac
  _arguments $specs ${asks.map(([word, says]) => quoted(`(- *)${word}[${says}]`)).join(" ")} '*: :_python_buildpack_word'
}
_python_buildpack_word() {
  if [[ $service = explain ]]; then
    local -a ids=(${ids().join(" ")})
    compadd -a ids
    return
  fi
  [[ -z $chosen && $#doing -gt 0 ]] && _describe -t actions 'what to do' doing
  _files -/
}
_python_buildpack "$@"
`
}

const fishOption = (one: CommandGrammar, item: Item): string => {
  const values = valuesOf(item)
  const takes =
    values === "none"
      ? ""
      : values === "file"
        ? " -r -F"
        : values === "directory"
          ? " -x -a '(__fish_complete_directories)'"
          : ` -x${Array.isArray(values) ? ` -a '${values.join(" ")}'` : ""}`
  const when = item.of === undefined ? "" : ` -n '__fish_seen_subcommand_from ${item.of}'`
  return `complete -c ${one.name}${when} -l ${item.word.slice(2)}${takes} -d ${fishQuoted(item.says)}`
}
const fishQuoted = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`

export const fish = (): string => {
  const lines = commands().flatMap((one) => {
    const actions = actionsOf(one)
    const none = actions.length === 0 ? "" : ` -n 'not __fish_seen_subcommand_from ${words(actions)}'`
    return [
      "",
      one.name === "explain"
        ? `complete -c explain -f -a '${ids().join(" ")}'`
        : `complete -c ${one.name} -f -a '(__fish_complete_directories)'`,
      ...actions.map(({ says, word }) => `complete -c ${one.name}${none} -a ${word} -d ${fishQuoted(says)}`),
      ...one.items.filter(({ kind }) => kind === "option").map((item) => fishOption(one, item)),
      ...asks.map(([word, says]) => `complete -c ${one.name} -l ${word.slice(2)} -d '${says}'`)
    ]
  })
  return [`# Completions of python-buildpack for fish. ${written}`, ...lines, ""].join("\n")
}
