/** What was decided, from which line of which file; and what is other than in the last staging. */
import { growth, isNothing, kinds, type PackageChange } from "../../changes/Changes.ts"
import { askersInWords, countsInWords, growthInWords, versionsInWords } from "../../changes/InWords.ts"
import { sizeInWords } from "../../domain/SizeInWords.ts"
import type { BuildReport } from "../BuildReport.ts"
import { type Html, html } from "./Html.ts"

const pythonOf = ({ python }: BuildReport): Html | undefined =>
  python === undefined
    ? undefined
    : html`<h3>Python ${python.version}</h3>
        <p>
          ${python.reason}${python.requested === "" ? "" : html`: <code>${python.requested}</code>`}, from
          ${python.provider}.
        </p>
        ${
          python.considered.length === 0
            ? ""
            : html`<table class="plain">
                <thead>
                  <tr>
                    <th scope="col">Looked at</th>
                    <th scope="col">Says</th>
                    <th scope="col">What came of it</th>
                  </tr>
                </thead>
                <tbody>
                  ${python.considered.map(
                    (one) =>
                      html`<tr>
                        <th scope="row">${one.origin}</th>
                        <td data-label="Says">${one.asked === "" ? "nothing" : html`<code>${one.asked}</code>`}</td>
                        <td data-label="So">${one.verdict}</td>
                      </tr>`
                  )}
                </tbody>
              </table>`
        }`

const installsOf = ({ installs }: BuildReport): Html | undefined =>
  installs.length === 0
    ? undefined
    : html`<h3>Installed from</h3>
        <ul>
          ${installs.map(({ files, title }) => html`<li>${title}${files.length > 1 ? html` <span class="quiet">(${files.join(", ")})</span>` : ""}</li>`)}
        </ul>`

const startupOf = ({ startup }: BuildReport): Html | undefined =>
  startup.length === 0
    ? undefined
    : html`<h3>Run at each start of Python</h3>
        <dl class="pairs">
          ${startup.map(
            (hook) =>
              html`<div>
                <dt>${hook.package}</dt>
                <dd>
                  <code>${hook.file}</code
                  >${hook.known === undefined ? "" : html` <span class="quiet">${hook.known}</span>`}
                </dd>
              </div>`
          )}
        </dl>`

export const decisions = (report: BuildReport): Html | undefined => {
  const parts = [pythonOf(report), installsOf(report), startupOf(report)].filter((part) => part !== undefined)
  return parts.length === 0
    ? undefined
    : html`<section id="decisions" aria-labelledby="decisions-title">
        <h2 id="decisions-title">What was decided, and why</h2>
        ${parts}
      </section>`
}

const sizeOf = (one: PackageChange): string => {
  const bytes = growth({ packages: [one] })
  return bytes === 0 ? "" : `${bytes > 0 ? "+" : "−"}${sizeInWords(Math.abs(bytes))}`
}

const row = (one: PackageChange): Html => {
  const askers = (one.now ?? one.before)?.askedBy ?? []
  return html`<tr class="${one.change}">
    <th scope="row">${one.name}</th>
    <td><span class="change">${one.change}</span></td>
    <td>${versionsInWords(one).replaceAll(" -> ", " → ")}</td>
    <td data-label="Asked for by">${askersInWords(askers)}</td>
    <td class="number">${sizeOf(one)}</td>
  </tr>`
}

export const differences = ({ changes }: BuildReport): Html | undefined => {
  if (changes === undefined) return undefined
  const size = growthInWords(changes)
  const told = [
    ...(changes.python === undefined ? [] : [`Python ${changes.python.before} → ${changes.python.now}`]),
    ...(changes.packages.length === 0 ? [] : [countsInWords(changes)]),
    ...(size === "" ? [] : [size])
  ]
  const sorted = kinds.flatMap((kind) => changes.packages.filter(({ change }) => change === kind))
  return html`<section id="changes" aria-labelledby="changes-title">
    <h2 id="changes-title">Since the last staging</h2>
    <p class="lead">
      ${isNothing(changes) ? "Nothing has changed: the packages and the Python are those of the last staging." : `${told.join("; ")}.`}
    </p>
    ${
      sorted.length === 0
        ? ""
        : html`<table class="plain changes">
            <thead>
              <tr>
                <th scope="col">Package</th>
                <th scope="col">Change</th>
                <th scope="col">Version</th>
                <th scope="col">Asked for by</th>
                <th scope="col" class="number">Size</th>
              </tr>
            </thead>
            <tbody>
              ${sorted.map(row)}
            </tbody>
          </table>`
    }
  </section>`
}
