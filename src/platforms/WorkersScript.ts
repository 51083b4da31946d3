/**
 * How many processes serve the app, in POSIX shell, since only where the app starts is known what it may use: `$WEB_CONCURRENCY`, as gunicorn,
 * uvicorn and hypercorn read it. Limits alone count, of cgroup v2 and v1; what the host has belongs to others as well.
 */

/** What a process of an app is taken to need, in MiB. */
const share = 256
/** The most where nothing says how many processors there are: more would only wait for each other. */
const mostUnmetered = 12
const most = 32

export interface WorkersOptions {
  /** What stands before `/proc` and `/sys`. */
  readonly root?: string
  /** `$MEMORY_LIMIT` is the platform's own, as in `512M` or `1G`. */
  readonly memoryLimit?: boolean
}

/** Reads the first number of a file; what is longer than 15 digits is how a kernel writes that there is no limit. */
const reading = [
  "__python_read() {",
  "  __python_number=",
  '  [ -r "$1" ] || return 0',
  `  IFS=' ' read -r __python_number __python_other <"$1" || :`,
  `  case $__python_number in '' | *[!0-9]* | ????????????????*) __python_number= ;; esac`,
  "}",
  // The least of all that is found counts, since a group has no more than those above it.
  "__python_memory_is() {",
  '  if [ -z "$__python_memory" ] || [ "$1" -lt "$__python_memory" ]; then __python_memory=$1; fi',
  "}",
  "__python_processors_are() {",
  '  if [ "$2" -gt 0 ] && { [ -z "$__python_processors" ] || [ $(($1 * 100 / $2)) -lt "$__python_processors" ]; }; then',
  "    __python_processors=$(($1 * 100 / $2))",
  "  fi",
  "}",
  "__python_look() {",
  "  for __python_file in memory.max memory.limit_in_bytes; do",
  '    __python_read "$1/$__python_file"',
  '    if [ -n "$__python_number" ]; then __python_memory_is $((__python_number / 1048576)); fi',
  "  done",
  '  __python_read "$1/cpu.max"',
  `  if [ -n "$__python_number" ]; then`,
  `    case $__python_other in '' | *[!0-9]*) ;; *) __python_processors_are "$__python_number" "$__python_other" ;; esac`,
  "  fi",
  '  __python_read "$1/cpu.cfs_quota_us"',
  '  if [ -n "$__python_number" ]; then',
  "    __python_quota=$__python_number",
  '    __python_read "$1/cpu.cfs_period_us"',
  '    if [ -n "$__python_number" ]; then __python_processors_are "$__python_quota" "$__python_number"; fi',
  "  fi",
  "}"
]

/** The groups of this process and those above them. A container sees its own at the top, whatever the kernel calls them. */
const groups = (root: string): ReadonlyArray<string> => [
  `if [ -r ${root}/proc/self/cgroup ]; then`,
  "  while IFS=: read -r __python_number __python_other __python_path; do",
  "    case ,$__python_other, in",
  `      ,,) __python_base=${root}/sys/fs/cgroup ;;`,
  `      *,memory,*) __python_base=${root}/sys/fs/cgroup/memory ;;`,
  `      *,cpu,*) __python_base=${root}/sys/fs/cgroup/cpu ;;`,
  "      *) continue ;;",
  "    esac",
  "    __python_path=${__python_path%/}",
  '    while [ -n "$__python_path" ]; do',
  '      __python_look "$__python_base$__python_path"',
  "      __python_path=${__python_path%/*}",
  "    done",
  '    __python_look "$__python_base"',
  `  done <${root}/proc/self/cgroup`,
  "fi"
]

/** A limit above what the machine has is none. */
const machine = (root: string): ReadonlyArray<string> => [
  `if [ -n "$__python_memory" ] && [ -r ${root}/proc/meminfo ]; then`,
  `  IFS=' ' read -r __python_path __python_number __python_other <${root}/proc/meminfo || :`,
  `  case $__python_number in '' | *[!0-9]*) ;; *) __python_memory_is $((__python_number / 1024)) ;; esac`,
  "fi"
]

const ofPlatform = [
  `__python_number=\${MEMORY_LIMIT:-}`,
  "case $__python_number in",
  "  *[gG]) __python_number=${__python_number%?} __python_other=1024 ;;",
  "  *[mM]) __python_number=${__python_number%?} __python_other=1 ;;",
  "  *) __python_number= ;;",
  "esac",
  "case $__python_number in '' | *[!0-9]* | ?????????*) ;; *) __python_memory_is $((__python_number * __python_other)) ;; esac"
]

const choosing = [
  'if [ -n "$__python_memory$__python_processors" ]; then',
  `  __python_number=${most}`,
  `  if [ -z "$__python_processors" ]; then __python_number=${mostUnmetered}`,
  '  elif [ $((__python_processors * 2 / 100 + 1)) -lt "$__python_number" ]; then __python_number=$((__python_processors * 2 / 100 + 1)); fi',
  `  if [ -n "$__python_memory" ] && [ $((__python_memory / ${share})) -lt "$__python_number" ]; then __python_number=$((__python_memory / ${share})); fi`,
  '  if [ "$__python_number" -lt 1 ]; then __python_number=1; fi',
  "  export WEB_CONCURRENCY=$__python_number",
  '  if [ -n "${PYTHON_EXPLAIN_START:-}" ]; then',
  '    __python_other="no limit of memory"',
  '    if [ -n "$__python_memory" ]; then __python_other="$__python_memory MiB of memory"; fi',
  '    __python_path="no limit of processors"',
  "    __python_number=$((100 + ${__python_processors:-0} % 100))",
  '    if [ -n "$__python_processors" ]; then __python_path="$((__python_processors / 100)).${__python_number#1} processors"; fi',
  '    echo "WEB_CONCURRENCY=$WEB_CONCURRENCY: $__python_other, $__python_path." >&2',
  "  fi",
  "fi"
]

/** Sourced, under `set -u` and `set -e` too. Sets nothing where it is set, or where nothing is limited; starts no program. */
export const workersScript = ({ memoryLimit = false, root = "" }: WorkersOptions = {}): ReadonlyArray<string> => [
  'if [ -z "${WEB_CONCURRENCY:-}" ]; then',
  ...[
    "__python_memory= __python_processors=",
    ...reading,
    ...groups(root),
    ...(memoryLimit ? ofPlatform : []),
    ...machine(root),
    ...choosing,
    "unset -f __python_read __python_memory_is __python_processors_are __python_look",
    "unset __python_memory __python_processors __python_number __python_other __python_path __python_base __python_file __python_quota"
  ].map((line) => `  ${line}`),
  "fi"
]

/** A program for a launcher that takes variables as TOML from its third descriptor (Buildpack API 0.5 and later). */
export const workersProgram = (options: WorkersOptions = {}): string =>
  [
    "#!/bin/sh",
    'if [ -n "${WEB_CONCURRENCY:-}" ]; then exit 0; fi',
    ...workersScript(options),
    `if [ -n "\${WEB_CONCURRENCY:-}" ]; then printf 'WEB_CONCURRENCY = "%s"\\n' "$WEB_CONCURRENCY" >&3; fi`,
    ""
  ].join("\n")
