/** A report as one page of HTML that needs nothing else: no network, no other file, and no script to be read. */
import type { BuildReport } from "../BuildReport.ts"
import { opening, openingDigest, script, scriptDigest, style, styleDigest } from "./Assets.ts"
import { decisions, differences } from "./Decisions.ts"
import { heading, titleOf } from "./Heading.ts"
import { failure, remarks } from "./Remarks.ts"
import { start } from "./Start.ts"
import type { Explanations } from "./Explanation.ts"
import { Html, html } from "./Html.ts"
import { packages } from "./Packages.ts"
import { timeline } from "./Timeline.ts"
import { weights } from "./Weights.ts"

/** Nothing but the scripts and the style of this very page; no image, font, frame or address. */
const policy = [
  "default-src 'none'",
  `script-src 'sha256-${openingDigest}' 'sha256-${scriptDigest}'`,
  `style-src 'sha256-${styleDigest}'`,
  "base-uri 'none'",
  "form-action 'none'"
].join("; ")

/** `explained` has what ids of the report mean, as far as it is at hand. */
export const page = (report: BuildReport, explained: Explanations = new Map()): string => {
  const sections = [
    { anchor: "failure", name: "What went wrong", of: failure(report, explained) },
    {
      anchor: "remarks",
      name: report.warnings.length > 0 ? "Warnings" : "Good to know",
      of: remarks(report, explained)
    },
    { anchor: "start", name: "Start", of: start(report) },
    { anchor: "changes", name: "Changes", of: differences(report) },
    { anchor: "timeline", name: "Time", of: timeline(report) },
    { anchor: "weights", name: "Weight", of: weights(report) },
    { anchor: "packages", name: "Packages", of: packages(report) },
    { anchor: "decisions", name: "Decisions", of: decisions(report) }
  ].filter(({ of }) => of !== undefined)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${titleOf(report)}</title>
        ${new Html(`<style>${style}</style><script>${opening}</script>`)}
      </head>
      <body class="${report.outcome}">
        <a class="skip" href="#content">To the report</a>
        <div class="page">
          ${heading(report)}
          <nav aria-label="Parts of the report">
            <ul>
              ${sections.map(({ anchor, name }) => html`<li><a href="#${anchor}">${name}</a></li>`)}
            </ul>
          </nav>
          <main id="content" tabindex="-1">${sections.map(({ of }) => of)}</main>
          <footer>
            <p>
              The same for programs: <code>bin/report --json</code>; as a bill of materials:
              <code>bin/report --sbom cyclonedx</code>.
            </p>
          </footer>
        </div>
        ${new Html(`<script>${script}</script>`)}
      </body>
    </html> `.text
}
