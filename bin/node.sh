# Finds a Node.js for the bundle, or fetches a pinned one, once. Read in by cache, compile, plan and stage, which have set
# $bp to the buildpack's folder; `find_node FOLDER APP [look]` sets $node or ends the script. FOLDER is where a fetched one is
# kept best (may be empty; with `look`, nothing in it is changed), APP is where none may land (may be empty).

# Options meant for another Node.js, such as --require, would break or change the bundle.
unset NODE_OPTIONS NODE_PATH

node_version=24.21.0
# Of the binary itself, so that one checksum holds for each archive that it comes in.
node_sha256_x64=7fde7b8afa198da66257f42ee2001d874c7355631e6d1579a5fb5ef1f246df4c
node_sha256_arm64=0f8949d1028f6d61506b2d5bc57e7e6fe893d7b1997509b7847294fc9c616584
# What POSIX `cksum` says of the same binaries.
node_cksum_x64='1555813840 126595440'
node_cksum_arm64='9666417 122893672'

newline='
'
# $tried: why nothing has served so far. $damage: what is not as it was kept, and $damaged, the folder of the first of it.
# $spare: the pinned binary, where it is kept but does not run.
tried='' damage='' damaged='' spare=''
note() { tried="$tried !       $1$newline"; }

# Takes lines; those of $tried come after the first. Ends with $code: 75 (EX_TEMPFAIL) where another try may pass.
code=1
stop() {
  printf ' !     %s\n%s' "$1" "$tried" >&2
  shift
  printf ' !     %s\n' "$@" >&2
  exit "$code"
}

first() { IFS= read -r line; printf '%s' "$line"; }
patience=
command -v timeout >/dev/null && patience='timeout 10'

# Sets $found to what $node says of its version, or to the status it ends with. A wrapper that waits for something must not hold
# up the staging, nor what it has started and left with its output. bash complains of zero bytes in what is said.
ask() { { found=$({ $patience "$node" $heap -v 2>/dev/null </dev/null || echo "status $?"; } | first); } 2>/dev/null; }

# usable FILE NAME: sets $node when FILE is a Node.js >= 22.19 that runs here, and otherwise notes why not. $heap is the option that
# gives V8 room enough to collect no garbage in a restage, where this one takes it.
usable() {
  node=$1
  [ -x "$node" ] && ! [ -d "$node" ] || { note "$2: $node is not there, or not executable."; return 1; }
  heap=--min-semi-space-size=16
  ask
  case $found in
    v[0-9]*.[0-9]*.[0-9]* | 'status 124' | 'status 137' | 'status 143') ;;
    *) heap= && ask ;;
  esac
  case $found in
    'status 124' | 'status 137' | 'status 143') note "$2: $node does not answer -v within ten seconds."; return 1 ;;
    'status '*)
      { found=$({ "$node" -v 2>&1 </dev/null || echo "status $?"; } | first); } 2>/dev/null
      case $found in
        v[0-9]*) ;;
        *) note "$2: $node does not start here: $(printf '%s' "$found" | LC_ALL=C tr -cd '[:print:]')"; return 1 ;;
      esac
      ;;
  esac
  major=${found#v} major=${major%%.*} minor=${found#*.} minor=${minor%%.*}
  case $found in v[0-9]*.[0-9]*.[0-9]*) ;; *) major= ;; esac
  case "$major:$minor" in
    :* | *: | *[!0-9:]*) note "$2: $node does not answer -v with a version."; return 1 ;;
  esac
  [ "$major" -gt 22 ] || { [ "$major" -eq 22 ] && [ "$minor" -ge 19 ]; } || {
    note "$2: $node is $found, older than v22.19."
    return 1
  }
}

# Sets $sum to the SHA-256 of a file, or to nothing where there is no tool for it.
checksum() {
  if command -v sha256sum >/dev/null; then sum=$(sha256sum <"$1")
  elif command -v shasum >/dev/null; then sum=$(shasum -a 256 <"$1")
  elif command -v openssl >/dev/null; then sum=$(openssl dgst -sha256 <"$1")
  else sum=; fi
  sum=${sum##*= } sum=${sum%% *}
}

# Whether the folder $1, there or not yet, lies outside the app $2: what lands in an app is deployed with it.
outside() {
  [ -n "$2" ] && [ -d "$2" ] || return 0
  inner=$1
  while [ -n "$inner" ] && ! [ -d "$inner" ]; do
    case $inner in */*) inner=${inner%/*} ;; *) inner=. ;; esac
  done
  inner=$(CDPATH= cd -- "$inner/" 2>/dev/null && pwd -P)
  outer=$(CDPATH= cd -- "$2" && pwd -P)
  case $inner/ in "$outer"/*) return 1 ;; esac
}

# each_folder DO FOLDER APP: does DO with every folder that may keep a Node.js, until one succeeds.
each_folder() {
  [ -n "$2" ] && "$1" "$2" && return
  # Paths that are not absolute are to be passed over (XDG Base Directory Specification).
  caches=
  case ${XDG_CACHE_HOME:-} in
    /*) caches=$XDG_CACHE_HOME ;;
    *) case ${HOME:-} in /*) [ -d "$HOME" ] && caches=$HOME/.cache ;; esac ;;
  esac
  [ -n "$caches" ] && outside "$caches" "$3" && "$1" "$caches/python-buildpack" && return
  # Where everyone may write, a folder or a link of someone else may be waiting under our name.
  private=${TMPDIR:-/tmp}/python-buildpack-$(id -u)
  case $private in /*) ;; *) private=$PWD/$private ;; esac
  outside "$private" "$3" || return 1
  mkdir -m 700 -- "$private" 2>/dev/null
  if [ -d "$private" ] && ! [ -h "$private" ] && [ -O "$private" ]; then "$1" "$private" && return; fi
  rmdir -- "$private" 2>/dev/null
  return 1
}

# Sets $mode to the kind and the permissions of a path, as `ls` shows them.
look_at() {
  mode=$(ls -ld -- "$1" 2>/dev/null)
  mode=${mode%%" "*}
}

# Whether nobody else decides what is in the folder $1, or in the one where it would be made; otherwise why not is in $lack.
ours() {
  place=$1
  lack=
  if [ -h "$1" ]; then lack="$1 is a link"
  elif [ -e "$1" ] && ! [ -d "$1" ]; then lack="$1 is no folder"
  else
    [ -d "$1" ] || place=${1%/*}/
    [ -d "$place" ] || return 0
    look_at "$place"
    if ! [ -O "$place" ]; then lack="$place belongs to another user"
    else case $mode in ????????w*) lack="anyone may write $place" ;; esac
    fi
  fi
  [ -z "$lack" ] || { note "$lack: no Node.js is kept there or run from there."; return 1; }
}

# Whether the file $1 is the pinned binary. `cksum` finds what breaks by itself, in a tenth of the time: enough where only we
# may write. With `strictly` it is SHA-256, as it is where `cksum` is missing or does not agree.
intact() {
  if [ "$2" != strictly ] && command -v cksum >/dev/null; then
    sum=$(cksum <"$1")
    [ "${sum% }" = "$node_cksum" ] && return
  fi
  checksum "$1"
  [ -n "$sum" ] && [ "$sum" = "$node_sha256" ]
}

# Notes what is wrong with the Node.js that is kept in the folder $1.
spoilt() {
  damage="$damage !     Damaged, made anew: $1/$node_name $2.$newline"
  damaged=${damaged:-$1}
  return 1
}

# Whether the Node.js that is kept in the folder $1 can be used. A cache that was copied may have lost its modes.
kept() {
  file=$1/$node_name
  [ -O "$1" ] && ! [ -h "$1" ] && [ -d "$1" ] && ! [ -x "$1" ] && [ "$may" = write ] && chmod u+rwx "$1" 2>/dev/null
  [ -e "$file" ] || [ -h "$file" ] || return 1
  ours "$1" || return
  if [ -h "$file" ]; then spoilt "$1" 'is a link'; return
  elif [ -d "$file" ]; then spoilt "$1" 'is a folder'; return
  elif ! [ -f "$file" ]; then spoilt "$1" 'is no file'; return
  elif ! [ -O "$file" ]; then spoilt "$1" 'belongs to another user'; return
  fi
  look_at "$file"
  case $mode in
    -r?x?-??-?*) intact "$file" '' || { spoilt "$1" 'is not what was kept'; return; } ;;
    *)
      [ -r "$file" ] || [ "$may" != write ] || chmod u+r "$file" 2>/dev/null
      intact "$file" strictly || { spoilt "$1" 'is not what was kept'; return; }
      if [ "$may" = write ] && chmod 755 "$file" 2>/dev/null; then
        printf ' !     %s had lost its modes (%s), and has them again.\n' "$file" "$mode" >&2
      fi
      ;;
  esac
  spare=$file
  usable "$file" 'fetched earlier'
}

# Sets $node_name and the checksums to those of the pinned binary for this machine, where there is one.
for_here() {
  case $(uname -s)-$(uname -m) in
    Linux-x86_64 | Linux-amd64) node_platform=linux-x64 node_sha256=$node_sha256_x64 node_cksum=$node_cksum_x64 ;;
    Linux-aarch64 | Linux-arm64) node_platform=linux-arm64 node_sha256=$node_sha256_arm64 node_cksum=$node_cksum_arm64 ;;
    *) return 1 ;;
  esac
  node_name=node-v$node_version-$node_platform
}

find_node() {
  if [ -n "${BUILDPACK_NODE:-}" ]; then
    usable "$(command -v "$BUILDPACK_NODE" || echo "$BUILDPACK_NODE")" '$BUILDPACK_NODE' && return
    stop 'The Node.js that $BUILDPACK_NODE names cannot be used.' \
      'Set it to the path of a Node.js 22.19 or newer that runs here, or unset it.'
  fi
  for file in "$bp/bin/node/bin/node" "$bp/node_modules/.bin/node"; do
    [ -e "$file" ] && usable "$file" 'beside this buildpack' && return
  done
  # Packages bring the pinned one for each machine.
  if [ -d "$bp/dependencies/node" ] && for_here; then
    file=$bp/dependencies/node/$node_name
    [ -e "$file" ] && usable "$file" 'packed with this buildpack' && return
  fi
  file=$(command -v node) && usable "$file" 'on PATH' && return

  for_here || stop 'This buildpack needs Node.js 22.19 or newer, and fetches one only on Linux x64 and arm64.' \
    'Install it so that `node` is on PATH, or set $BUILDPACK_NODE to its path.'
  folder=$1 may=write
  case $folder in '' | /*) ;; *) folder=$PWD/$folder ;; esac
  if [ "${3:-}" = look ]; then
    may=look
    [ -n "$folder" ] && kept "$folder" && return
    folder='' may=write damage='' damaged=''
  fi
  if each_folder kept "$folder" "$2"; then
    [ -z "$damage" ] && return
    # Replaced from the one that serves, so that the next start does not look at it in vain.
    serves=$node spare=$node
    printf '%s' "$damage" >&2
    . "$bp/bin/fetch.sh"
    fetch_into "$damaged"
    node=$serves
    return
  fi
  printf '%s' "$damage" >&2
  fetched=
  . "$bp/bin/fetch.sh"
  if ! each_folder fetch_into "$folder" "$2" && [ -z "$spare" ]; then
    stop 'This buildpack needs Node.js 22.19 or newer, and finds no folder where it could keep a fetched one.' \
      'Set $XDG_CACHE_HOME or $TMPDIR to a folder that may be written to, or $BUILDPACK_NODE to the path of a Node.js.'
  elif [ "$fetched" = no ]; then
    ! passing || code=75
    stop 'This buildpack needs Node.js 22.19 or newer, and found none that it can use, nor could it fetch one.' \
      'Set $BUILDPACK_NODE to the path of a Node.js that runs here,' \
      "or \$BUILDPACK_NODE_URL to a copy of $node_name.tar.gz that can be reached from here."
  elif [ "$fetched" = yes ] && usable "$node" 'fetched'; then
    # A platform keeps an app's cache across versions of this buildpack: one Node.js in it is enough.
    for old in "$folder"/node-v*; do
      [ "${node%/*}" = "$folder" ] && [ "$old" != "$node" ] && rm -f -- "$old"
    done
    return 0
  fi
  stop "No Node.js can run here. The one for $node_platform needs glibc 2.28 or newer, and a folder that allows programs." \
    'Set $BUILDPACK_NODE to the path of a Node.js 22.19 or newer that is built for this system.'
}
