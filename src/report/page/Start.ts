/** How the app is started and what of its own ran for that: commands with their reasons, the trial import, static files, hooks. */
import { sizeInWords } from "../../domain/SizeInWords.ts"
import type { BuildReport } from "../BuildReport.ts"
import { type Html, html, withCode } from "./Html.ts"
import { counted, duration, percent } from "./Words.ts"

const processes = ({ processes: all }: BuildReport): Html =>
  all.length === 0
    ? html`<p>Nothing says how the app is started: a <code>Procfile</code> with a line <code>web: …</code> does.</p>`
    : html`<dl class="pairs">
        ${all.map(
          ({ command, directory, from, type, why }) =>
            html`<div>
              <dt>${type}</dt>
              <dd>
                <code class="command">${command}</code>
                <span class="quiet"
                  >${
                    why === undefined
                      ? from === "Procfile"
                        ? "as the Procfile says"
                        : "offered, for want of another"
                      : withCode(why)
                  }${directory === undefined ? "" : html`, in <code>${directory}</code>`}</span
                >
              </dd>
            </div>`
        )}
      </dl>`

const check = ({ startCheck: found }: BuildReport): Html | undefined => {
  if (found === undefined) return undefined
  const { elapsed, kept, result, slowest, target, why } = found
  const before = kept === true ? ", tried by an earlier staging: nothing that decides it has changed" : ""
  const took = elapsed === undefined ? "" : ` in ${duration(elapsed)}`
  const longest = Math.max(1, ...slowest.map((one) => one.elapsed))
  return html`<h3>The import</h3>
    <p>
      <code>${target}</code>
      ${result === "imported" ? `was imported${took}${before}.` : html`cannot be imported${before}. ${withCode(why ?? "")}`}
    </p>
    ${
      slowest.length === 0
        ? ""
        : html`<table class="plain largest">
            <caption>
              The slowest of it
            </caption>
            <thead>
              <tr>
                <th scope="col">Module</th>
                <th scope="col" class="share"><span class="unseen">Share</span></th>
                <th scope="col" class="number">By itself</th>
              </tr>
            </thead>
            <tbody>
              ${slowest.map(
                (one) =>
                  html`<tr>
                    <th scope="row">${one.module}</th>
                    <td class="share">
                      <svg aria-hidden="true" height="10">
                        <rect class="work" width="${percent(one.elapsed, longest)}" height="10" rx="2" />
                      </svg>
                    </td>
                    <td class="number">${duration(one.elapsed)}</td>
                  </tr>`
              )}
            </tbody>
          </table>`
    }`
}

const became = {
  collected: "collected",
  kept: "in their place from the last staging: nothing that decides them has changed",
  restored: "put back from an earlier staging: nothing that decides them has changed",
  remote: "given to a storage that is no folder, in each staging again"
} as const

const files = ({ staticFiles: found }: BuildReport): Html | undefined => {
  if (found === undefined) return undefined
  const { count, elapsed, how, root, settings, size } = found
  const amount = count === undefined ? "Static files" : counted(count, "static file")
  const weight = size === undefined ? "" : ` (${sizeInWords(size)})`
  return html`<h3>Static files</h3>
    <p>
      ${amount}${root === undefined ? "" : html` in <code>${root}/</code>`}${weight},
      ${became[how]}${elapsed === undefined ? "" : ` in ${duration(elapsed)}`}; by the settings of
      <code>${settings}</code>.
    </p>`
}

type Hook = NonNullable<BuildReport["hooks"]>[number]

const endOf = ({ exitCode, signal, timedOut }: Hook): string =>
  timedOut === true
    ? "ended, since it took too long"
    : signal !== undefined
      ? `ended by ${signal}`
      : exitCode === 0
        ? "went well"
        : `ended with exit code ${exitCode ?? "unknown"}`

const hooks = ({ hooks: all = [] }: BuildReport): Html | undefined =>
  all.length === 0
    ? undefined
    : html`<h3>The app's own steps</h3>
        <dl class="pairs">
          ${all.map(
            (hook) =>
              html`<div>
                <dt><code>${hook.name}</code></dt>
                <dd>${duration(hook.elapsed)} <span class="quiet">${endOf(hook)}</span></dd>
              </div>`
          )}
        </dl>`

export const start = (report: BuildReport): Html | undefined => {
  const own = [check(report), files(report), hooks(report)].filter((part) => part !== undefined)
  const isKnown = report.outcome === "succeeded" || report.processes.length > 0
  if (!isKnown && own.length === 0) return undefined
  return html`<section id="start" aria-labelledby="start-title">
    <h2 id="start-title">How it is started</h2>
    ${isKnown ? processes(report) : ""}${own}
  </section>`
}
