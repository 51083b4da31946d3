#!/bin/sh
# Writes the locks, and what uv exports of them, anew: `sh write.sh UV PYTHON`. Those here are by uv 0.13.9.
set -e
cd "$(dirname "$0")"
UV=$1 PYTHON=$2 places=/tmp/uv-places
rm -rf "$places"
mkdir -p "$places/repository/sub"
printf '[project]\nname="gitlib"\nversion="1.0"\ndependencies=["six"]\n' >"$places/repository/sub/pyproject.toml"
(
  cd "$places/repository"
  export GIT_AUTHOR_DATE=2020-01-01T00:00:00Z GIT_COMMITTER_DATE=2020-01-01T00:00:00Z
  git init -q && git add . && git -c user.email=a@example.com -c user.name=a commit -qm first && git tag v1
)
"$PYTHON" - <<'PROGRAM'
import zipfile
with zipfile.ZipFile("places/vendor/tiny-1.0-py3-none-any.whl", "w") as wheel:
    for name, text in [
        ("tiny.py", ""),
        ("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n"),
        ("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
        ("tiny-1.0.dist-info/RECORD", ""),
    ]:
        wheel.writestr(zipfile.ZipInfo(name), text)
PROGRAM
for lock in */; do (cd "$lock" && "$UV" lock -q -p "$PYTHON"); done
of() { # LOCK GROUPS EXTRAS WORDS…: as they would be chosen by variables
  lock=$1 file=$1/export.$2.$3.txt
  shift 3
  (cd "$lock" && "$UV" export -q --frozen --no-header --no-annotate --no-emit-project --no-default-groups "$@") >"$file"
}
of plain "" ""
of plain all all --all-groups --all-extras
of plain lint cli --group lint --extra cli
of conflicts "" ""
of conflicts "" cpu --extra cpu
of conflicts new gpu --group new --extra gpu
of conflicts old "" --group old
of forks "" ""
of places "" ""
of workspace "" ""
of workspace dev "" --group dev
of members "" ""
of members all more --all-groups --extra more
member() { # LOCK FOLDER PACKAGE: as it would be chosen by $PYTHON_APP_DIR; the file has `+` for `/`
  file=$1/member.$(echo "$2" | tr / +).txt
  (cd "$1" && "$UV" export -q --frozen --no-header --no-annotate --no-emit-project --no-default-groups --package "$3") >"$file"
}
member workspace packages/api shop-api
member workspace packages/core shop-core
member workspace packages/tools shop-tools
member members one one
member members two two
