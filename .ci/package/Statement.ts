/** What an archive was made from, as an in-toto statement (v1) with a SLSA provenance (v1): each file that is in it, by its digest. */
import { createHash } from "node:crypto"
import type { PackedFile } from "./BuildpackFiles.ts"

/** An archive, by the name of its file, and what is in it. */
export interface Packed {
  readonly name: string
  readonly bytes: Uint8Array
  readonly files: ReadonlyArray<PackedFile>
  /** What was asked for, where that can differ. */
  readonly parameters?: Readonly<Record<string, boolean | string | ReadonlyArray<string>>>
}

export const sha256 = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

export const statementOf = ({ bytes, files, name, parameters = {} }: Packed): string => {
  const statement = {
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ name, digest: { sha256: sha256(bytes) } }],
    predicateType: "https://slsa.dev/provenance/v1",
    predicate: {
      buildDefinition: {
        buildType: "https://docs.npmjs.com/cli/commands/npm-run",
        externalParameters: { script: "package", ...parameters },
        resolvedDependencies: files.map(({ content, path }) => ({ name: path, digest: { sha256: sha256(content) } }))
      },
      runDetails: { builder: { id: "https://nodejs.org" } }
    }
  }
  return `${JSON.stringify(statement, undefined, 2)}\n`
}
