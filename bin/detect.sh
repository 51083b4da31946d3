# What makes a folder a Python app, for bin/detect. Written by `npm run bundle` from src: change it there.

python_app() {
  for name in requirements.txt requirements.pypm setup.py .python-version uv.lock poetry.lock Pipfile.lock pdm.lock pylock.toml manage.py app.py main.py server.py wsgi.py asgi.py; do
    [ -f "$1/$name" ] && return 0
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

markers='requirements.txt requirements.pypm setup.py pyproject.toml runtime.txt .python-version uv.lock poetry.lock Pipfile.lock pdm.lock pylock.toml manage.py app.py main.py server.py wsgi.py asgi.py'

near_misses() {
  [ -f "$1/pyproject.toml" ] && say 'Found pyproject.toml, which lacks a line [project] or [build-system].'
  [ -f "$1/runtime.txt" ] && say 'Found runtime.txt, which lacks a line that names Python, like python-3 or 3 (or is saved as UTF-16).'
  [ -f "$1/requirement.txt" ] && say 'Found requirement.txt: rename it to requirements.txt.'
  [ -f "$1/Requirements.txt" ] && say 'Found Requirements.txt: rename it to requirements.txt.'
  [ -f "$1/REQUIREMENTS.txt" ] && say 'Found REQUIREMENTS.txt: rename it to requirements.txt.'
  [ -f "$1/requirements.text" ] && say 'Found requirements.text: rename it to requirements.txt.'
  [ -f "$1/requirments.txt" ] && say 'Found requirments.txt: rename it to requirements.txt.'
  [ -f "$1/requiremnts.txt" ] && say 'Found requiremnts.txt: rename it to requirements.txt.'
  [ -f "$1/requirements.txt.txt" ] && say 'Found requirements.txt.txt: rename it to requirements.txt.'
  [ -f "$1/requirements" ] && say 'Found requirements: rename it to requirements.txt.'
  [ -f "$1/requirement.pypm" ] && say 'Found requirement.pypm: rename it to requirements.pypm.'
  [ -f "$1/Requirements.pypm" ] && say 'Found Requirements.pypm: rename it to requirements.pypm.'
  [ -f "$1/python-version" ] && say 'Found python-version: rename it to .python-version.'
  [ -f "$1/python_version" ] && say 'Found python_version: rename it to .python-version.'
  [ -f "$1/.python_version" ] && say 'Found .python_version: rename it to .python-version.'
  [ -f "$1/python-version.txt" ] && say 'Found python-version.txt: rename it to .python-version.'
  [ -f "$1/.python-version.txt" ] && say 'Found .python-version.txt: rename it to .python-version.'
  [ -f "$1/Runtime.txt" ] && say 'Found Runtime.txt: rename it to runtime.txt.'
  [ -f "$1/runtime.text" ] && say 'Found runtime.text: rename it to runtime.txt.'
  [ -f "$1/runtime" ] && say 'Found runtime: rename it to runtime.txt.'
  [ -f "$1/runtimes.txt" ] && say 'Found runtimes.txt: rename it to runtime.txt.'
  [ -f "$1/Setup.py" ] && say 'Found Setup.py: rename it to setup.py.'
  [ -f "$1/setup.py.txt" ] && say 'Found setup.py.txt: rename it to setup.py.'
  [ -f "$1/Pyproject.toml" ] && say 'Found Pyproject.toml: rename it to pyproject.toml.'
  [ -f "$1/pyproject.tml" ] && say 'Found pyproject.tml: rename it to pyproject.toml.'
  [ -f "$1/requirements.in" ] && say 'Found requirements.in: commit what `pip-compile requirements.in` makes of it, requirements.txt.'
  [ -d "$1/requirements" ] && say 'Found the folder requirements: add requirements.txt with one line that names the file to use, like -r requirements/production.txt.'
  [ -f "$1/setup.cfg" ] && say 'Found setup.cfg: add setup.py with two lines: from setuptools import setup, and setup().'
  [ -f "$1/Pipfile" ] && say 'Found Pipfile: run `pipenv lock` and commit Pipfile.lock.'
  [ -f "$1/environment.yml" ] && say 'Found environment.yml: write the packages that the app needs into requirements.txt, one per line.'
  [ -f "$1/environment.yaml" ] && say 'Found environment.yaml: write the packages that the app needs into requirements.txt, one per line.'
  [ -f "$1/conda.yml" ] && say 'Found conda.yml: write the packages that the app needs into requirements.txt, one per line.'
  [ -d "$1/venv" ] && say 'Found the folder venv: it is not used here, run `pip freeze` in it and commit the output as requirements.txt.'
  [ -d "$1/.venv" ] && say 'Found the folder .venv: it is not used here, run `pip freeze` in it and commit the output as requirements.txt.'
  return 0
}
