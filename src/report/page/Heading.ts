/** The top of the page: how it ended, in one sentence, and the figures of it. */
import { sizeInWords } from "../../domain/SizeInWords.ts"
import type { BuildReport, ReportedPackage } from "../BuildReport.ts"
import { type Content, type Html, html, withCode } from "./Html.ts"
import { counted, duration, moment } from "./Words.ts"

export const titleOf = ({ elapsed, error, outcome, python }: BuildReport): string => {
  if (outcome === "interrupted") return `Interrupted after ${duration(elapsed)}`
  if (outcome === "unfinished") return "The staging has not come to its end"
  if (outcome === "failed") return error?.title ?? "The buildpack itself is at fault"
  return python === undefined
    ? `Staged in ${duration(elapsed)}`
    : `Staged on Python ${python.version} in ${duration(elapsed)}`
}

const kicker: Readonly<Record<BuildReport["outcome"], string>> = {
  succeeded: "Staged",
  failed: "Failed",
  interrupted: "Interrupted",
  unfinished: "Not finished"
}

const verbs: ReadonlyArray<readonly [ReportedPackage["how"], string]> = [
  ["restored", "restored"],
  ["inPlace", "kept where they are"],
  ["fetched", "fetched"],
  ["built", "built"]
]

/** `40 restored, 1 fetched, 1 built` */
const becameOf = (packages: ReadonlyArray<ReportedPackage>): string =>
  verbs
    .flatMap(([how, verb]) => {
      const count = packages.filter((one) => one.how === how).length
      return count === 0 ? [] : [`${count} ${verb}`]
    })
    .join(", ")

const figure = (value: Content, name: string, more: Content = undefined): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}${more === undefined ? "" : html`<small>${more}</small>`}</dd>
  </div>`

const figures = (report: BuildReport): ReadonlyArray<Html> => {
  const { activities, elapsed, packages, python, warnings } = report
  const bytes = packages.reduce((sum, { size = 0 }) => sum + size, 0)
  const cpu = activities.reduce((sum, one) => sum + (one.cpu ?? 0), 0)
  return [
    figure(duration(elapsed), "Time", cpu === 0 ? undefined : `${duration(cpu)} of programs at work`),
    ...(python === undefined ? [] : [figure(python.version, "Python", python.reason)]),
    ...(packages.length === 0
      ? []
      : [figure(packages.length, "Packages", becameOf(packages)), figure(sizeInWords(bytes), "On the disk")]),
    figure(warnings.length, "Warnings", warnings.length === 0 ? "nothing to mend" : undefined)
  ]
}

export const heading = (report: BuildReport): Html => {
  const { buildpack, outcome, platform, started, why } = report
  return html`<header>
    <p class="kicker">
      <strong>${kicker[outcome]}</strong> <span>${buildpack.name} ${buildpack.version}</span> <span>${platform}</span>
      <time datetime="${started}">${moment(started)}</time>
    </p>
    <h1>${withCode(titleOf(report))}</h1>
    ${why === undefined ? "" : html`<p class="lead">${why}</p>`}
    <dl class="figures">${figures(report)}</dl>
  </header>`
}

export const failure = ({ error }: BuildReport): Html | undefined =>
  error === undefined
    ? undefined
    : html`<section id="failure" aria-labelledby="failure-title">
        <h2 id="failure-title">What went wrong</h2>
        <p class="message">${withCode(error.message)}</p>
        <h3>What to do</h3>
        <ol class="hints">
          ${error.hints.filter((hint) => hint.trim() !== "").map((hint) => html`<li>${withCode(hint)}</li>`)}
        </ol>
        <p class="quiet">
          ${error.blame === "app" ? "The app has to be changed." : error.blame === "buildpack" ? "The buildpack has to be mended." : error.transient ? "The app itself may be fine: another try may pass." : "The app itself may be fine: this can pass when the cause is mended."}
          More of it: <code>bin/explain ${error.id}</code>
        </p>
      </section>`

export const remarks = ({ notices, warnings }: BuildReport): Html | undefined =>
  warnings.length + notices.length === 0
    ? undefined
    : html`<section id="remarks" aria-labelledby="remarks-title">
        <h2 id="remarks-title">${warnings.length > 0 ? "Warnings" : "Good to know"}</h2>
        <p class="lead">
          ${warnings.length > 0 ? `${counted(warnings.length, "thing")} to look at, which stopped nothing.` : "Nothing that has to be done."}
        </p>
        <dl class="remarks">
          ${warnings.map(
            ({ id, text }) =>
              html`<div class="warning">
                <dt>${id}</dt>
                <dd>${withCode(text)}</dd>
              </div>`
          )}${notices.map(
            ({ id, text }) =>
              html`<div>
                <dt>${id}</dt>
                <dd>${withCode(text)}</dd>
              </div>`
          )}
        </dl>
      </section>`
