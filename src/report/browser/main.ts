/** The script of the page: finds packages, shows who asks for one and what it needs, and lets colours be chosen. The page is whole without it. */
import { arrangement } from "./arrangement.ts"
import { keep, show as showColours, shown as shownColours } from "./colours.ts"

const found = <E extends Element>(selector: string, kind: new () => E): E | undefined => {
  const element = document.querySelector(selector)
  return element instanceof kind ? element : undefined
}

const nameOf = (element: Element): string => element.getAttribute("data-name") ?? ""
const nodes = [...document.querySelectorAll<SVGGElement>(".graph .node")]
const edges = [...document.querySelectorAll<SVGPathElement>(".graph path")]
const rows = [...document.querySelectorAll<HTMLTableRowElement>("table.all tbody tr")]
const areas = [...document.querySelectorAll<SVGGElement>(".treemap g")]

const ends = (edge: Element) => ({ from: edge.getAttribute("data-from") ?? "", to: edge.getAttribute("data-to") ?? "" })
const near = (name: string, way: "from" | "to"): ReadonlyArray<string> =>
  edges.map(ends).flatMap((edge) => (edge[way === "from" ? "to" : "from"] === name ? [edge[way]] : []))

/** All that is reached from a package, itself among it, with the least number of steps to it. */
const reached = (name: string, way: "from" | "to"): ReadonlyMap<string, number> => {
  const all = new Map([[name, 0]])
  for (const [one, steps] of all) for (const other of near(one, way)) if (!all.has(other)) all.set(other, steps + 1)
  return all
}

const mark = (elements: ReadonlyArray<Element>, name: string, holds: (element: Element) => boolean): void => {
  for (const element of elements) element.classList.toggle(name, holds(element))
}

const svg = found("svg.graph", SVGSVGElement)
const draw = svg === undefined ? undefined : arrangement({ svg, nodes, edges, nameOf, ends })
/** A graph that is no crowd stays as it is, and what is meant in it stands out. */
const isCrowd = svg?.classList.contains("crowd") === true
const columnOf = (node: Element): number => Number(node.querySelector("circle")?.getAttribute("cx"))
const isGone = (node: Element): boolean => node.classList.contains("gone")

const chosenPlace = found("#chosen", HTMLDivElement)
const search = found("#search", HTMLInputElement)
const count = found("#found", HTMLOutputElement)
let chosen: string | undefined

const element = (tag: string, text: string, ...children: ReadonlyArray<Node>): HTMLElement => {
  const made = document.createElement(tag)
  made.textContent = text
  made.append(...children)
  return made
}

const button = (name: string): HTMLElement => {
  const made = element("button", name)
  made.setAttribute("type", "button")
  made.addEventListener("click", () => choose(name))
  return made
}

const term = (name: string, ...content: ReadonlyArray<Node>): HTMLElement => {
  const value = element("dd", "", ...content)
  return element("div", "", element("dt", name), value)
}

/** What would make the rows of the table long. */
const told = (row: Element, attribute: string, name: string): ReadonlyArray<HTMLElement> => {
  const text = row.getAttribute(attribute) ?? ""
  return text === "" ? [] : [term(name, element("code", text))]
}

/** What the row of the table says, and ways to go on from there. */
const describe = (name: string): void => {
  const row = rows.find((one) => nameOf(one) === name)
  if (chosenPlace === undefined || row === undefined) return
  const cells = [...row.cells].slice(1).flatMap((cell) => {
    const label = cell.getAttribute("data-label") ?? ""
    const text = cell.textContent ?? ""
    return text === "" || label === "Asked for by" ? [] : [term(label, document.createTextNode(text))]
  })
  const lines = (row.cells[1]?.textContent ?? "").split(", ").filter((asker) => !near(name, "from").includes(asker))
  const askers = [
    ...lines.filter((line) => line !== "").map((line) => element("span", line)),
    ...near(name, "from").map(button)
  ]
  const needs = near(name, "to").map(button)
  chosenPlace.replaceChildren(
    element("h3", row.cells[0]?.textContent ?? name),
    element(
      "dl",
      "",
      term("Asked for by", ...askers),
      ...(needs.length === 0 ? [] : [term("Needs", ...needs)]),
      ...cells,
      ...told(row, "data-file", "File"),
      ...told(row, "data-digest", "SHA-256")
    ),
    letGo()
  )
}

const letGo = (): HTMLElement => {
  const made = element("button", isCrowd ? "Show the whole graph" : "Let go")
  made.setAttribute("type", "button")
  made.addEventListener("click", clear)
  return made
}

/** Moves what the graph is seen through, and not the page. */
const show = (node: Element | undefined): void => {
  const frame = document.querySelector(".scroll")
  if (frame === null || node === undefined) return
  const [inner, outer] = [node.getBoundingClientRect(), frame.getBoundingClientRect()]
  if (inner.left < outer.left || inner.right > outer.right) frame.scrollLeft += inner.left - outer.left - 40
  if (inner.top < outer.top || inner.bottom > outer.bottom) frame.scrollTop += inner.top - outer.top - 80
}

const choose = (name: string | undefined): void => {
  chosen = name
  const up = name === undefined ? undefined : reached(name, "from")
  const down = name === undefined ? undefined : reached(name, "to")
  const isNear = (one: string): boolean => up?.has(one) === true || down?.has(one) === true
  mark(nodes, "chosen", (node) => nameOf(node) === name)
  mark(areas, "chosen", (node) => nameOf(node) === name)
  mark(nodes, "near", (node) => isNear(nameOf(node)))
  mark(nodes, "aside", (node) => name !== undefined && !isNear(nameOf(node)))
  mark(edges, "near", (edge) => {
    const { from, to } = ends(edge)
    return (up?.has(from) === true && up.has(to)) || (down?.has(from) === true && down.has(to))
  })
  mark(edges, "aside", (edge) => name !== undefined && !edge.classList.contains("near"))
  for (const node of nodes) node.setAttribute("aria-pressed", String(nameOf(node) === name))
  if (isCrowd)
    draw?.(
      up === undefined || down === undefined
        ? undefined
        : new Map([...[...up].map(([one, steps]) => [one, -steps] as const), ...down])
    )
  if (name === undefined) chosenPlace?.replaceChildren()
  else {
    describe(name)
    show(nodes.find((node) => nameOf(node) === name))
  }
}

const find = (): void => {
  const wanted = (search?.value ?? "").trim().toLowerCase()
  const matches = (one: Element): boolean => nameOf(one).toLowerCase().includes(wanted)
  const some = rows.filter(matches)
  for (const row of rows) row.hidden = !matches(row)
  mark(nodes, "match", (node) => wanted !== "" && matches(node))
  mark(nodes, "missed", (node) => wanted !== "" && !matches(node))
  if (count !== undefined) count.textContent = wanted === "" ? "" : `${some.length} of ${rows.length} packages`
  const exact = rows.find((row) => nameOf(row).toLowerCase() === wanted)
  const only = some.length === 1 ? some[0] : exact
  if (only !== undefined && wanted !== "") choose(nameOf(only))
  else {
    if (chosen !== undefined) choose(undefined)
    if (isCrowd)
      draw?.(wanted === "" ? undefined : new Map(nodes.filter(matches).map((node) => [nameOf(node), columnOf(node)])))
  }
}

const clear = (): void => {
  if (search !== undefined) search.value = ""
  find()
  choose(undefined)
}

/** One of the graph is reached by the tabulator, the others by arrows. */
const focusOn = (node: SVGGElement | undefined): void => {
  if (node === undefined) return
  for (const other of nodes) other.setAttribute("tabindex", other === node ? "0" : "-1")
  node.focus()
}

const pressed = (event: KeyboardEvent, node: SVGGElement): void => {
  const seen = nodes.filter((other) => !isGone(other))
  const at = seen.indexOf(node)
  const byName = (name: string | undefined) => nodes.find((other) => nameOf(other) === name)
  const next: Readonly<Record<string, SVGGElement | undefined>> = {
    ArrowDown: seen[at + 1],
    ArrowUp: seen[at - 1],
    ArrowRight: byName(near(nameOf(node), "to")[0]),
    ArrowLeft: byName(near(nameOf(node), "from")[0]),
    Home: seen[0],
    End: seen.at(-1)
  }
  if (event.key === "Enter" || event.key === " ") choose(nameOf(node))
  else if (event.key in next) focusOn(next[event.key])
  else return
  event.preventDefault()
}

for (const node of nodes) {
  node.addEventListener("click", () => choose(chosen === nameOf(node) ? undefined : nameOf(node)))
  node.addEventListener("keydown", (event) => pressed(event, node))
}
for (const area of areas)
  area.addEventListener("click", () => {
    // What stands for several is none of them.
    if (nameOf(area) === "") return
    choose(nameOf(area))
    document.querySelector("#packages")?.scrollIntoView()
  })
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") clear()
})
nodes[0]?.setAttribute("tabindex", "0")
search?.addEventListener("input", find)
search?.parentElement?.removeAttribute("hidden")

for (const choice of document.querySelectorAll<HTMLInputElement>(".colours input")) {
  choice.checked = choice.value === shownColours()
  choice.addEventListener("change", () => showColours(keep(choice.value)))
}
document.querySelector(".colours")?.removeAttribute("hidden")
