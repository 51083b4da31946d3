/** All packages: found by a search, as a graph and as a table. */
import { sizeInWords } from "../../domain/SizeInWords.ts"
import type { BuildReport, ReportedPackage } from "../BuildReport.ts"
import { graph } from "./Graph.ts"
import { type Html, html } from "./Html.ts"

const how: Readonly<Record<ReportedPackage["how"], string>> = {
  restored: "restored",
  inPlace: "kept",
  fetched: "fetched",
  built: "built"
}

/** What came from an index, as nearly all does, is not told of. */
const originOf = ({ origin }: ReportedPackage): Html | string => {
  if (origin === undefined || origin.kind === "index") return ""
  if (origin.kind === "vendor") return ", from vendor/"
  if (origin.kind === "local") return html`, of the app <span class="at">${origin.at ?? ""}</span>`
  return html`, from ${origin.kind === "repository" ? "a repository" : "an archive"}
    <span class="at">${origin.at ?? ""}${origin.commit === undefined ? "" : `@${origin.commit.slice(0, 12)}`}</span>`
}

const row = (one: ReportedPackage): Html => {
  const licence = one.licence ?? one.licenceNames?.join("; ") ?? ""
  return html`<tr data-name="${one.name}" data-file="${one.origin?.file ?? ""}" data-digest="${one.sha256 ?? ""}">
    <th scope="row">${one.name} <span class="version">${one.version}</span></th>
    <td data-label="Asked for by">${(one.askedBy ?? []).join(", ")}</td>
    <td data-label="Licence">${licence}</td>
    <td data-label="Came">${how[one.how]}${originOf(one)}</td>
    <td class="number" data-label="Size">${one.size === undefined ? "" : sizeInWords(one.size)}</td>
  </tr>`
}

export const packages = (report: BuildReport): Html | undefined =>
  report.packages.length === 0
    ? undefined
    : html`<section id="packages" aria-labelledby="packages-title">
        <h2 id="packages-title">Who asks for what</h2>
        <p class="lead">To the right of a package stands what it needs. What a file of the app asks for is bold.</p>
        <div class="search" hidden>
          <label for="search">Find a package</label
          ><input id="search" type="search" autocomplete="off" spellcheck="false" aria-describedby="found" /><output
            id="found"
            for="search"
          ></output>
        </div>
        ${graph(report)}
        <div id="chosen" aria-live="polite"></div>
        <table class="plain all">
          <caption>
            All ${report.packages.length} packages<span class="quiet">, from an index where nothing else is said</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Package</th>
              <th scope="col">Asked for by</th>
              <th scope="col">Licence</th>
              <th scope="col">Came</th>
              <th scope="col" class="number">Size</th>
            </tr>
          </thead>
          <tbody>
            ${report.packages.map(row)}
          </tbody>
        </table>
      </section>`
