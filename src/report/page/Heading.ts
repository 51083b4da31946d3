/** The top of the page: how it ended, in one sentence, and the figures of it. */
import { sizeInWords } from "../../domain/SizeInWords.ts"
import type { BuildReport, ReportedPackage } from "../BuildReport.ts"
import { type Content, type Html, html, withCode } from "./Html.ts"
import { duration, moment } from "./Words.ts"

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
  const { activities, elapsed, outcome, packages, python, warnings } = report
  const bytes = packages.reduce((sum, { size = 0 }) => sum + size, 0)
  const cpu = activities.reduce((sum, one) => sum + (one.cpu ?? 0), 0)
  return [
    figure(duration(elapsed), "Time", cpu === 0 ? undefined : `${duration(cpu)} of programs at work`),
    ...(python === undefined ? [] : [figure(python.version, "Python", python.reason)]),
    ...(packages.length === 0
      ? []
      : [figure(packages.length, "Packages", becameOf(packages)), figure(sizeInWords(bytes), "On the disk")]),
    figure(
      warnings.length,
      "Warnings",
      warnings.length === 0 && outcome === "succeeded" ? "nothing to mend" : undefined
    )
  ]
}

/** What the reader may have instead of the colours of the system; without a script there is no choice. */
const colours = html`<fieldset class="colours" hidden>
  <legend class="unseen">Colours</legend>
  ${["system", "light", "dark"].map(
    (word) => html`<label><input type="radio" name="colours" value="${word}" /><span>${word}</span></label>`
  )}
</fieldset>`

export const heading = (report: BuildReport): Html => {
  const { app, buildpack, outcome, platform, started, why } = report
  return html`<header>
    ${colours}
    <p class="kicker">
      <strong>${kicker[outcome]}</strong> <span>${buildpack.name} ${buildpack.version}</span> <span>${platform}</span>
      ${app === undefined ? "" : html`<span><code>${app}</code></span>`}
      <time datetime="${started}">${moment(started)}</time>
    </p>
    <h1>${withCode(titleOf(report))}</h1>
    ${why === undefined ? "" : html`<p class="lead">${why}</p>`}${outcome === "unfinished" ? html`<p class="lead">It is under way, or it was ended so that it could say nothing: killed, out of memory, on a machine that went down.</p>` : ""}
    <dl class="figures">${figures(report)}</dl>
  </header>`
}
