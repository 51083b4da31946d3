# What makes a folder a Python app, for bin/detect. Written by `npm run bundle` from src: change it there.

python_app() {
  for name in poetry.lock pdm.lock Pipfile.lock uv.lock pylock.toml requirements.txt requirements.pypm setup.py .python-version manage.py app.py main.py server.py wsgi.py asgi.py; do
    [ -f "$1/$name" ] && return 0
  done
  for name in "$1"/dist/*.whl; do
    [ -f "$name" ] && return 0
  done
  if [ -f "$1/pyproject.toml" ] && [ -r "$1/pyproject.toml" ]; then
    bom='﻿'
    while read -r line || [ -n "$line" ]; do
      line=${line#"$bom"}
      bom=
      case $line in
        [[]project[]\ \	.]* | [[][\ \	]project[]\ \	.]* | [[]build-system[]\ \	]* | [[][\ \	]build-system[]\ \	]*) return 0 ;;
      esac
    done <"$1/pyproject.toml"
  fi
  if [ -f "$1/runtime.txt" ] && [ -r "$1/runtime.txt" ]; then
    bom='﻿'
    while read -r line || [ -n "$line" ]; do
      line=${line#"$bom"}
      bom=
      case $line in
        [Pp][Yy]* | [23] | [23][!0-9A-Za-z]*) return 0 ;;
      esac
    done <"$1/runtime.txt"
  fi
  return 1
}

markers='poetry.lock pdm.lock Pipfile.lock uv.lock pylock.toml requirements.txt requirements.pypm setup.py pyproject.toml runtime.txt .python-version manage.py app.py main.py server.py wsgi.py asgi.py'

is_marker() {
  case $1 in
    poetry.lock | pdm.lock | Pipfile.lock | uv.lock | pylock.toml | requirements.txt | requirements.pypm | setup.py | pyproject.toml | runtime.txt | .python-version | manage.py | app.py | main.py | server.py | wsgi.py | asgi.py) return 0 ;;
  esac
  return 1
}

near_miss() {
  case $2 in
    pyproject.toml)
      [ -f "$1/$2" ] && say 'Found pyproject.toml, which lacks a line [project] or [build-system].'
      ;;
    runtime.txt)
      [ -f "$1/$2" ] && say 'Found runtime.txt, which lacks a line that names Python, like python-3 or 3 (or is saved as UTF-16).'
      ;;
    requirement.txt)
      [ -f "$1/$2" ] && say 'Found requirement.txt: rename it to requirements.txt.'
      ;;
    Requirements.txt)
      [ -f "$1/$2" ] && say 'Found Requirements.txt: rename it to requirements.txt.'
      ;;
    REQUIREMENTS.txt)
      [ -f "$1/$2" ] && say 'Found REQUIREMENTS.txt: rename it to requirements.txt.'
      ;;
    requirements.text)
      [ -f "$1/$2" ] && say 'Found requirements.text: rename it to requirements.txt.'
      ;;
    requirments.txt)
      [ -f "$1/$2" ] && say 'Found requirments.txt: rename it to requirements.txt.'
      ;;
    requiremnts.txt)
      [ -f "$1/$2" ] && say 'Found requiremnts.txt: rename it to requirements.txt.'
      ;;
    requirements.txt.txt)
      [ -f "$1/$2" ] && say 'Found requirements.txt.txt: rename it to requirements.txt.'
      ;;
    requirements)
      [ -f "$1/$2" ] && say 'Found requirements: rename it to requirements.txt.'
      [ -d "$1/$2" ] && say 'Found the folder requirements: add requirements.txt with one line that names the file to use, like -r requirements/production.txt.'
      ;;
    requirement.pypm)
      [ -f "$1/$2" ] && say 'Found requirement.pypm: rename it to requirements.pypm.'
      ;;
    Requirements.pypm)
      [ -f "$1/$2" ] && say 'Found Requirements.pypm: rename it to requirements.pypm.'
      ;;
    python-version)
      [ -f "$1/$2" ] && say 'Found python-version: rename it to .python-version.'
      ;;
    python_version)
      [ -f "$1/$2" ] && say 'Found python_version: rename it to .python-version.'
      ;;
    .python_version)
      [ -f "$1/$2" ] && say 'Found .python_version: rename it to .python-version.'
      ;;
    python-version.txt)
      [ -f "$1/$2" ] && say 'Found python-version.txt: rename it to .python-version.'
      ;;
    .python-version.txt)
      [ -f "$1/$2" ] && say 'Found .python-version.txt: rename it to .python-version.'
      ;;
    .py-version)
      [ -f "$1/$2" ] && say 'Found .py-version: rename it to .python-version.'
      ;;
    Runtime.txt)
      [ -f "$1/$2" ] && say 'Found Runtime.txt: rename it to runtime.txt.'
      ;;
    runtime.text)
      [ -f "$1/$2" ] && say 'Found runtime.text: rename it to runtime.txt.'
      ;;
    runtime)
      [ -f "$1/$2" ] && say 'Found runtime: rename it to runtime.txt.'
      ;;
    runtimes.txt)
      [ -f "$1/$2" ] && say 'Found runtimes.txt: rename it to runtime.txt.'
      ;;
    Setup.py)
      [ -f "$1/$2" ] && say 'Found Setup.py: rename it to setup.py.'
      ;;
    setup.py.txt)
      [ -f "$1/$2" ] && say 'Found setup.py.txt: rename it to setup.py.'
      ;;
    Pyproject.toml)
      [ -f "$1/$2" ] && say 'Found Pyproject.toml: rename it to pyproject.toml.'
      ;;
    pyproject.tml)
      [ -f "$1/$2" ] && say 'Found pyproject.tml: rename it to pyproject.toml.'
      ;;
    requirements.in)
      [ -f "$1/$2" ] && say 'Found requirements.in: commit what `pip-compile requirements.in` makes of it, requirements.txt.'
      ;;
    setup.cfg)
      [ -f "$1/$2" ] && say 'Found setup.cfg: add setup.py with two lines: from setuptools import setup, and setup().'
      ;;
    Pipfile)
      [ -f "$1/$2" ] && say 'Found Pipfile: run `pipenv lock` and commit Pipfile.lock.'
      ;;
    environment.yml)
      [ -f "$1/$2" ] && say 'Found environment.yml: write the packages that the app needs into requirements.txt, one per line.'
      ;;
    environment.yaml)
      [ -f "$1/$2" ] && say 'Found environment.yaml: write the packages that the app needs into requirements.txt, one per line.'
      ;;
    conda.yml)
      [ -f "$1/$2" ] && say 'Found conda.yml: write the packages that the app needs into requirements.txt, one per line.'
      ;;
    venv)
      [ -d "$1/$2" ] && say 'Found the folder venv: it is not used here, run `pip freeze` in it and commit the output as requirements.txt.'
      ;;
    .venv)
      [ -d "$1/$2" ] && say 'Found the folder .venv: it is not used here, run `pip freeze` in it and commit the output as requirements.txt.'
      ;;
  esac
}
