/** How a person names an image on the disk: `oci:DIR`, a layout's folder, and `oci-archive:FILE`, a tar of one. */

export interface Location {
  readonly form: "folder" | "archive"
  /** Absolute. */
  readonly path: string
}

const forms: ReadonlyArray<readonly [prefix: string, form: Location["form"]]> = [
  ["oci:", "folder"],
  ["oci-archive:", "archive"]
]

/** `undefined` for what names no image; `absolute` completes a path. */
export const locationOf = (text: string, absolute: (path: string) => string): Location | undefined => {
  const [prefix = "", form] = forms.find(([each]) => text.startsWith(each)) ?? []
  const path = text.slice(prefix.length)
  return form === undefined || path === "" ? undefined : { form, path: absolute(path) }
}

export const rendered = ({ form, path }: Location): string =>
  `${forms.find(([, each]) => each === form)?.[0] ?? ""}${path}`
