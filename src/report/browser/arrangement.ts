/** Draws a part of a graph that is too large to be followed with the eye by itself, and all of it again. */

const [rowHeight, top] = [26, 18] as const

interface Place {
  readonly x: number
  readonly y: number
}

const numberOf = (element: Element | null, name: string): number => Number(element?.getAttribute(name) ?? 0)

/** Where the page has drawn a node. */
const drawnAt = (node: Element): Place => {
  const dot = node.querySelector("circle")
  return { x: numberOf(dot, "cx"), y: numberOf(dot, "cy") }
}

/** A short column stands in the middle of a long one, as far as a frame of so many rows shows both. */
const seen = 24

/** Columns one beside the other, each in the order in which the page draws it. */
const together = (
  nodes: ReadonlyArray<Element>,
  columnOf: (node: Element) => number,
  width: number
): ReadonlyMap<Element, Place> => {
  const columns = [...new Set(nodes.map(columnOf))]
    .toSorted((a, b) => a - b)
    .map((column) => nodes.filter((node) => columnOf(node) === column).toSorted((a, b) => drawnAt(a).y - drawnAt(b).y))
  const most = Math.max(0, ...columns.map(({ length }) => length))
  return new Map(
    columns.flatMap((column, at) =>
      column.map((node, row) => {
        const above = most > seen ? 0 : (most - column.length) / 2
        return [node, { x: 8 + at * width, y: top + (row + above) * rowHeight }] as const
      })
    )
  )
}

/** A line as the page draws it, from the end of a name to the point of another. */
const curve = (from: Place, to: Place): string => {
  const bend = Math.max(24, (to.x - from.x) / 2)
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`
}

export interface Graph {
  readonly svg: SVGElement
  readonly nodes: ReadonlyArray<Element>
  readonly edges: ReadonlyArray<Element>
  readonly nameOf: (node: Element) => string
  readonly ends: (edge: Element) => { readonly from: string; readonly to: string }
}

/** Gives what draws those alone that are named, each in a column; all of them, as they were, without names. */
export const arrangement = ({ edges, ends, nameOf, nodes, svg }: Graph) => {
  const width = numberOf(svg, "data-column")
  const size = { width: svg.getAttribute("width") ?? "", height: svg.getAttribute("height") ?? "" }
  const lines = edges.map((edge) => {
    const [x1 = 0, y1 = 0, , , , , x2 = 0, y2 = 0] =
      (edge.getAttribute("d") ?? "").match(/-?[\d.]+/g)?.map(Number) ?? []
    return { edge, from: { x: x1, y: y1 }, to: { x: x2, y: y2 } }
  })
  const byName = new Map(nodes.map((node) => [nameOf(node), node]))
  return (columns: ReadonlyMap<string, number> | undefined): void => {
    const columnOf = (name: string): number => columns?.get(name) ?? Number.NaN
    const shown = nodes.filter((node) => columns?.has(nameOf(node)) ?? true)
    const places =
      columns === undefined
        ? new Map(nodes.map((node) => [node, drawnAt(node)]))
        : together(shown, (node) => columnOf(nameOf(node)), width)
    const movedBy = (name: string): Place => {
      const node = byName.get(name)
      const place = node === undefined ? undefined : places.get(node)
      if (node === undefined || place === undefined) return { x: 0, y: 0 }
      const at = drawnAt(node)
      return { x: place.x - at.x, y: place.y - at.y }
    }
    for (const node of nodes) {
      node.classList.toggle("gone", !places.has(node))
      const { x, y } = movedBy(nameOf(node))
      node.setAttribute("transform", `translate(${x} ${y})`)
    }
    for (const { edge, from, to } of lines) {
      const end = ends(edge)
      const [a, b] = [movedBy(end.from), movedBy(end.to)]
      // One that does not lead on would run across names.
      edge.classList.toggle("gone", columns !== undefined && !(columnOf(end.from) < columnOf(end.to)))
      edge.setAttribute("d", curve({ x: from.x + a.x, y: from.y + a.y }, { x: to.x + b.x, y: to.y + b.y }))
    }
    const all = [...places.values()]
    const [right, bottom] = [Math.max(0, ...all.map(({ x }) => x)), Math.max(0, ...all.map(({ y }) => y))]
    const now = columns === undefined ? size : { width: String(right + width), height: String(bottom + rowHeight) }
    svg.setAttribute("width", now.width)
    svg.setAttribute("height", now.height)
    svg.setAttribute("viewBox", `0 0 ${now.width} ${now.height}`)
  }
}
