/** What went wrong, and what there was to warn of: each with what to do, and what its id means. */
import type { BuildReport } from "../BuildReport.ts"
import { explanation, idsOf, type Explanations } from "./Explanation.ts"
import { type Html, html, withCode } from "./Html.ts"
import { counted } from "./Words.ts"

/** Several that were found at once each say themselves what to do. */
const hintsOf = (hints: ReadonlyArray<string>): Html | undefined =>
  hints.length === 0
    ? undefined
    : html`<h3>What to do</h3>
        <ol class="hints">
          ${hints.map((hint) => html`<li>${withCode(hint)}</li>`)}
        </ol>`

export const failure = ({ error }: BuildReport, explained: Explanations): Html | undefined =>
  error === undefined
    ? undefined
    : html`<section id="failure" aria-labelledby="failure-title">
        <h2 id="failure-title">What went wrong</h2>
        <p class="message">${withCode(error.message)}</p>
        ${hintsOf(error.hints.filter((hint) => hint.trim() !== ""))}
        <p class="quiet">
          ${error.blame === "app" ? "The app has to be changed." : error.blame === "buildpack" ? "The buildpack has to be mended." : error.transient ? "The app itself may be fine: another try may pass." : "The app itself may be fine: this can pass when the cause is mended."}
          More of it: <code>bin/explain ${error.id}</code>
        </p>
        ${idsOf(error.id).map((id) => explanation(id, explained))}
      </section>`

export const remarks = ({ notices, warnings }: BuildReport, explained: Explanations): Html | undefined =>
  warnings.length + notices.length === 0
    ? undefined
    : html`<section id="remarks" aria-labelledby="remarks-title">
        <h2 id="remarks-title">${warnings.length > 0 ? "Warnings" : "Good to know"}</h2>
        <p class="lead">
          ${warnings.length > 0 ? `${counted(warnings.length, "thing")} to look at, which stopped nothing.` : "Nothing that has to be done."}
        </p>
        <dl class="remarks">
          ${[
            ...warnings.map((one) => ({ ...one, level: "warning" })),
            ...notices.map((one) => ({ ...one, level: "notice" }))
          ].map(
            ({ id, level, text }) =>
              html`<div class="${level}">
                <dt>${id}${level === "notice" && warnings.length > 0 ? " (good to know)" : ""}</dt>
                <dd>
                  <p>${withCode(text)}</p>
                  ${explanation(id, explained)}
                </dd>
              </div>`
          )}
        </dl>
      </section>`
