/** What files say about the Python of an app that names none: one table a format. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import * as Origin from "../../src/domain/Origin.ts"
import type { PythonHint } from "../../src/domain/PythonHint.ts"
import { hintOfClassifiers } from "../../src/formats/Classifiers.ts"
import { readDockerfile } from "../../src/formats/Dockerfile.ts"
import { readPipfile, readPipfileLock } from "../../src/formats/Pipfile.ts"
import { rangesOf } from "../../src/formats/PoetryConstraint.ts"
import { readProcfilePrograms } from "../../src/survey/ProcfilePrograms.ts"
import { readPyproject } from "../../src/formats/Pyproject.ts"
import { hintsOfRequirements } from "../../src/formats/requirements/RequirementEras.ts"
import { parse } from "../../src/formats/requirements/RequirementsFile.ts"
import { readSetupCfg } from "../../src/formats/SetupCfg.ts"
import { pythonOfShebang } from "../../src/formats/ShebangLine.ts"
import { unheard } from "../../src/survey/UnheardHints.ts"
import * as Files from "../support/memory/AppFiles.ts"

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
/** `line 3: ==3.11.*` for each hint; a patch release in brackets. */
const told = (hints: ReadonlyArray<PythonHint>): string =>
  hints
    .map(({ allows, origin, patch }) => {
      const line = origin._tag === "File" && origin.line !== undefined ? `${origin.line}: ` : ""
      return `${line}${allows.join(" or ")}${patch === undefined ? "" : ` (${patch})`}`
    })
    .join("; ")

describe("a Dockerfile", () => {
  it.each([
    ["FROM python:3.11\n", "1: ==3.11.*"],
    ["FROM python:3.11-slim-bookworm\n", "1: ==3.11.*"],
    ["FROM python:3.11.4-alpine3.18\n", "1: ==3.11.* (3.11.4)"],
    ["FROM python:3.13-rc-slim\n", "1: ==3.13.*"],
    ["FROM python:3.13.0rc1\n", "1: ==3.13.*"],
    ["FROM python:3\n", "1: ==3.*"],
    ["FROM python:2.7\n", "1: ==2.7.*"],
    ["FROM python:2-alpine\n", "1: ==2.*"],
    ["FROM python\n", "1: >=3"],
    ["FROM python:latest\n", "1: >=3"],
    ["FROM python:slim\n", "1: >=3"],
    ["# syntax=docker/dockerfile:1\n\nfrom  --platform=linux/amd64   python:3.9 as base\n", "3: ==3.9.*"],
    ["FROM docker.io/library/python:3.9\n", "1: ==3.9.*"],
    ["FROM ghcr.io/acme/python:3.10-slim\n", "1: ==3.10.*"],
    ["FROM localhost:5000/python:3.8\n", "1: ==3.8.*"],
    [`FROM python:3.8@sha256:${"0".repeat(64)}\n`, "1: ==3.8.*"],
    [`FROM python@sha256:${"0".repeat(64)}\n`, ""],
    ["FROM ghcr.io/astral-sh/uv:python3.12-bookworm-slim\n", "1: ==3.12.*"],
    ["FROM tiangolo/uvicorn-gunicorn-fastapi:python3.9\n", "1: ==3.9.*"],
    ["FROM public.ecr.aws/lambda/python:3.11\n", "1: ==3.11.*"],
    ["FROM registry.access.redhat.com/ubi9/python-311:1-52\n", "1: ==3.11.*"],
    ["ARG PYTHON_VERSION=3.10\nFROM python:${PYTHON_VERSION}-slim\n", "2: ==3.10.*"],
    ['ARG VERSION="3.10"\nARG TAG=${VERSION}-slim\nFROM python:$TAG\n', "3: ==3.10.*"],
    ["FROM python:${VERSION:-3.9}\n", "1: ==3.9.*"],
    ["ARG VERSION\nFROM python:${VERSION}\n", ""],
    ["ARG IMAGE=python:3.7\nFROM $IMAGE\n", "2: ==3.7.*"],
    ["FROM \\\n  python:3.6\n", "1: ==3.6.*"],
    ["FROM \\\n# why\n\n  python:3.6\n", "1: ==3.6.*"],
    ["# escape=`\nFROM `\n  python:3.6\n", "2: ==3.6.*"],
    ["ARG VERSION=1\nFROM python:${VERSION:+3.9}\n", "2: ==3.9.*"],
    // An argument of a stage is none of the next one's name.
    ["FROM node:20\nARG VERSION=3.9\nFROM python:${VERSION}\n", ""],
    ["FROM acme/notpython39:1\n", ""],
    ["FROM acme/python3:9\n", "1: ==3.*"],
    ["FROM acme/my-python:3.9\n", "1: ==3.9.*"],
    ["FROM acme/pythonic:3.9\n", ""],
    ["FROM 'python:3.9'\n", "1: ==3.9.*"],
    ["FROM python:3.9 AS Base\nFROM base\n", "1: ==3.9.*"],
    // The last stage is what runs.
    ["FROM python:3.11 AS build\nFROM python:3.12-slim\nCOPY --from=build /x /x\n", "2: ==3.12.*"],
    ["FROM python:3.11 AS base\nRUN x\nFROM base AS build\nFROM base\n", "1: ==3.11.*"],
    ["FROM node:20 AS web\nFROM python:3.11\nFROM web\n", "2: ==3.11.*"],
    ["FROM python:3.11 AS build\nFROM nginx:1.25\n", "1: ==3.11.*"],
    ["FROM node:20\nRUN apt-get install python3.9\n", ""],
    ["FROM pypy:3.9\n", ""],
    ["# FROM python:3.9\n", ""],
    ["", ""]
  ])("%j is %j", (text, hints) => {
    expect(told(readDockerfile(utf8(text)))).toBe(hints)
  })
})

describe("Pipfile", () => {
  it.each([
    ['[packages]\nflask = "*"\n\n[requires]\npython_version = "3.7"\n', "5: ==3.7.*"],
    ['[requires]\npython_version = "3.7"\npython_full_version = "3.7.4"\n', "3: ==3.7.* (3.7.4)"],
    ['[requires]\npython_version = "3"\n', "2: ==3.*"],
    ['[requires]\npython_version = "*"\n', ""],
    ['[requires]\npython_version = ["3.7"]\n', ""],
    ["[requires]\npython_version = 3.7\n", "2: ==3.7.*"],
    ["[packages]\n", ""],
    ["[requires\n", ""]
  ])("%j is %j", (text, hints) => {
    expect(told(readPipfile(utf8(text)))).toBe(hints)
  })

  it("has told its lock file", () => {
    const lock = JSON.stringify({ _meta: { requires: { python_version: "3.8" } } }, null, 1)
    expect(told(readPipfileLock(utf8(lock)))).toBe("4: ==3.8.*")
    expect(told(readPipfileLock(utf8("{")))).toBe("")
    expect(told(readPipfileLock(utf8("[]")))).toBe("")
  })
})

describe("a constraint of Poetry", () => {
  it.each([
    ["^3.8", [">=3.8,<4"]],
    ["^3.8.1", [">=3.8.1,<4"]],
    ["^3", [">=3,<4"]],
    ["^0.3", [">=0.3,<0.4"]],
    ["~3.8", [">=3.8,<3.9"]],
    ["~3.8.1", [">=3.8.1,<3.9"]],
    ["~3", [">=3,<4"]],
    ["~2.7 || ^3.5", [">=2.7,<2.8", ">=3.5,<4"]],
    ["~2.7 | ^3.5", [">=2.7,<2.8", ">=3.5,<4"]],
    ["3.9.*", ["==3.9.*"]],
    ["3.*", ["==3.*"]],
    ["3.9", ["==3.9.*"]],
    ["3.9.1", ["==3.9.1"]],
    ["==3.9.*", ["==3.9.*"]],
    [">=3.8,<3.12", [">=3.8,<3.12"]],
    [">=3.8 <3.12", [">=3.8,<3.12"]],
    [">= 3.8, < 3.12", [">=3.8,<3.12"]],
    [">=2.7,!=3.0.*,!=3.1.*", [">=2.7,!=3.0.*,!=3.1.*"]],
    ["~=3.8", ["~=3.8"]],
    ["*", [">=0"]],
    ["", undefined],
    ["three", undefined],
    ["^3.8 || new", undefined]
  ])("%j is %j", (constraint, ranges) => {
    expect(rangesOf(constraint)).toEqual(ranges)
  })

  it.each([
    ['[tool.flit.metadata]\nrequires-python = ">=3.6"\n', "2: >=3.6"],
    ['[tool.poetry]\nclassifiers = ["Programming Language :: Python :: 3.9"]\n', "2: ==3.9.*"],
    ['[project]\nname = "x"\n', "1: >=3"],
    [
      '[project]\nname = "x"\nclassifiers = ["Programming Language :: Python :: 3.9", "License :: OSI Approved"]\n',
      "3: ==3.9.*; 1: >=3"
    ],
    ['[build-system]\nrequires = ["setuptools"]\n', ""]
  ])("is read from %j as %j", (text, hints) => {
    expect(told(readPyproject(utf8(text)).hints)).toBe(hints)
  })

  it.each([
    ['[tool.poetry.dependencies]\npython = "^3.8"\n', "line 2: ^3.8 is >=3.8,<4"],
    [
      '[tool.poetry]\nname = "x"\n[tool.poetry.dependencies]\nflask = "*"\npython = "~2.7 || ^3.5"\n',
      "line 5: ~2.7 || ^3.5 is >=2.7,<2.8 or >=3.5,<4"
    ],
    ['[tool.poetry.dependencies.python]\nversion = "^3.8"\n', "line 1: ^3.8 is >=3.8,<4"],
    [
      '[project]\nrequires-python = ">=3.9"\n[tool.poetry.dependencies]\npython = "^3.9"\n',
      "line 2: >=3.9; line 4: ^3.9 is >=3.9,<4"
    ],
    ['[tool.poetry.dependencies]\npython = "*"\n', ""],
    ['[tool.poetry.dependencies]\npython = "{{ python }}"\n', ""]
  ])("is a range of %j: %j", (text, ranges) => {
    const found = readPyproject(utf8(text)).ranges.map(({ anyOf, origin, specifier }) => {
      const line = origin._tag === "File" ? origin.line : undefined
      return `line ${line}: ${specifier}${anyOf === undefined ? "" : ` is ${anyOf.join(" or ")}`}`
    })
    expect(found.join("; ")).toBe(ranges)
  })
})

describe("classifiers", () => {
  const python = (...versions: ReadonlyArray<string>) =>
    versions.map((one) => `Programming Language :: Python :: ${one}`)
  it.each([
    [python("2.7", "3.6"), "==2.7.* or ==3.6.*"],
    [python("3", "3.6", "3.7"), "==3.6.* or ==3.7.*"],
    [python("2", "2.7", "3"), "==2.7.* or ==3.*"],
    [python("3"), "==3.*"],
    [python("3 :: Only", "3.8"), "==3.8.*"],
    [python("2.7", "3 :: Only"), "==3.*"],
    [python("2.7", "2 :: Only"), "==2.7.*"],
    [python("Implementation :: CPython"), ""],
    [python("3.8 and more"), ""],
    [["  programming language::python::3.8  "], "==3.8.*"],
    [["Programming Language :: Python", "Framework :: Django :: 3.2"], ""],
    [[], ""]
  ])("%j are %j", (classifiers, hints) => {
    expect(told(hintOfClassifiers(classifiers, Origin.file("setup.cfg")))).toBe(hints)
  })

  it.each([
    ["[metadata]\nclassifier = Programming Language::Python::3.7\n", "2: ==3.7.*"],
    ["[metadata]\nclassifiers =\n  Programming Language :: Python :: 3 :: Only\n", "3: ==3.*"],
    ["[metadata]\nclassifiers_of = Programming Language :: Python :: 3.7\n", ""],
    ["[options]\nclassifiers = Programming Language :: Python :: 3.7\n", ""]
  ])("are read from setup.cfg %j as %j", (text, hints) => {
    expect(told(readSetupCfg(utf8(text)).hints)).toBe(hints)
  })

  it("are read from setup.cfg", () => {
    const text =
      "[metadata]\nname = x\nclassifiers =\n  License :: OSI\n  Programming Language :: Python :: 3.7\n  Programming Language :: Python :: 3.8\n"
    expect(told(readSetupCfg(utf8(text)).hints)).toBe("4: ==3.7.* or ==3.8.*")
  })
})

describe("the first line of a script", () => {
  it.each([
    ["#!/usr/bin/env python3\n", "python3"],
    ["#!/usr/bin/env python3.6\nimport x", "python3.6"],
    ["#! /usr/bin/python2.7 -u\r\n", "python2.7"],
    ["#!/usr/bin/env -S python3 -u\n", "python3"],
    ["#!/usr/local/bin/python2\n", "python2"],
    ["#!python3\n", "python3"],
    ["#!/usr/bin/env python\n", undefined],
    ["#!/bin/sh\n# python3\n", undefined],
    ["# python3\n", undefined],
    ["#!/usr/bin/env python3x\n", undefined],
    ["", undefined]
  ])("%j is %s", (text, name) => {
    expect(pythonOfShebang(utf8(text))?.name).toBe(name)
  })
})

describe("a Procfile", () => {
  it.each([
    ["web: python3 app.py\n", "1 python3", ["app.py"], []],
    ["web: python app.py\nworker: exec python2.7 -u work/run.py\n", "2 python2.7", ["app.py", "work/run.py"], []],
    ["web: python$PYTHON_VERSION app.py\n", "", ["app.py"], []],
    ["web: PORT=1 /usr/bin/python3 -m http.server\n", "1 python3", [], []],
    ["web: gunicorn shop.wsgi:application --bind 0.0.0.0:$PORT\n", "", ["shop/wsgi.py"], []],
    ["web: ./run.py\nworker: LEVEL=info exec bin/work --fast\n", "", ["run.py", "bin/work"], ["run.py", "bin/work"]],
    [
      "release: sh -c 'python3.6 manage.py migrate && python3 x.py'\n",
      "1 python3.6, 1 python3",
      ["manage.py", "x.py"],
      []
    ],
    ["# web: python3 app.py\n", "", [], []],
    ["web: uwsgi --plugin python3x app.ini; ipython3 x\n", "", [], []]
  ])("%j starts %j", (text, pythons, files, scripts) => {
    const found = readProcfilePrograms(utf8(text))
    const names = found.pythons.map(({ name, origin }) => `${origin._tag === "File" ? origin.line : ""} ${name}`)
    expect([names.join(", "), found.files, found.scripts]).toEqual([pythons, files, scripts])
  })
})

describe("a requirement", () => {
  const hints = (text: string) =>
    told(
      hintsOfRequirements(parse("/app", (path) => (path === "requirements.txt" ? utf8(text) : "missing"), new Map()))
    )
  it.each([
    ["Django>=2\n", "1: >=3.4"],
    ["six\ndjango==4.2.1\n", "2: >=3.8"],
    ["Django==1.11\n", ""],
    ["Django\n", ""],
    ["Django<2\n", ""],
    ["Flask~=2.0\n", "1: >=3.6"],
    ["Flask<3, >=2\n", "1: >=3.6"],
    ["Flask>=2.0.*\n", "1: >=3.6"],
    ["Flask!=2.0\n", ""],
    ["-c constraints.txt\nclick==7.0\n", ""],
    ["flask==1.1.4\n", ""],
    ["numpy==1.17.3\n", "1: >=3.5,<3.9"],
    ["numpy>=1.17.3\n", "1: >=3.5"],
    ["pandas==2.0.3\nnumpy==1.24.1\n", "1: >=3.8,<3.12"],
    ["numpy==1.16.6\n", ""],
    ["fastapi\n", "1: >=3.6"],
    ["Django>=2; python_version >= '3'\n", ""],
    ["Django>=2\nFlask>=2\nclick>=8\n", "1: >=3.4; 2: >=3.6"],
    ["wsgiref==0.1.2\n", "1: ==2.*"],
    ["MySQL-python\n", "1: ==2.*"],
    ["futures==3.3.0\n", "1: ==2.*"],
    ["futures==2.2.0\n", ""],
    ["six\n", ""]
  ])("%j is %j", (text, told) => {
    expect(hints(text)).toBe(told)
  })
})

describe("a file that cannot be heard", () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const noticesOf = (name: string, text: string) =>
    Effect.runPromise(Effect.provide(unheard(Files.root, name, bytes(text)), Files.layer({})))
  it.each([
    ["Pipfile", '[requires]\npython_version = "3.7\n', "Pipfile line 2 is no TOML"],
    ["mise.toml", "[tools\n", "mise.toml line 1 is no TOML"],
    [".mise.toml", "[tools]\npython = 3.11.1\n", ".mise.toml line 2 is no TOML"],
    [".config/mise.toml", "[tools\n", ".config/mise.toml line 1 is no TOML"]
  ])("%s of %j is told with its line", async (name, text, told) => {
    const [notice, ...more] = await noticesOf(name, text)
    expect(more).toEqual([])
    expect(notice).toMatchObject({ level: "warning", id: "python/hint-not-read" })
    expect(notice?.text.startsWith(told)).toBe(true)
  })
  it.each([
    ["Pipfile", "[packages]\n"],
    ["Dockerfile", "FROM [\n"],
    [".tool-versions", "[\n"]
  ])("%s of %j is none", async (name, text) => expect(await noticesOf(name, text)).toEqual([]))
})
