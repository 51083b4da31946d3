/** What an audit asks of the process that runs the tests, and what that tells. */
export interface Work {
  /** The instrumented text of each file, by its path from the root. */
  readonly sources: Readonly<Record<string, string>>
  /** The file of each mutant. */
  readonly files: Readonly<Record<string, string>>
  /** Folders and files below `test/`. */
  readonly tests: ReadonlyArray<string>
  /** The mutants to try. */
  readonly mutants: ReadonlyArray<string>
  /** Those of them that need no more trying. */
  readonly settled: ReadonlyArray<string>
  readonly testsDone: ReadonlyArray<string>
}

export type Line =
  /** What a test reaches of the mutants to try, and of the room's files. */
  | {
      readonly tag: "reached"
      readonly test: string
      readonly testFile: string
      readonly mutants: ReadonlyArray<string>
      readonly files: ReadonlyArray<string>
    }
  | { readonly tag: "began"; readonly test: string; readonly mutant: string }
  | { readonly tag: "killed"; readonly test: string; readonly mutant: string; readonly name: string }
  /** A test that fails with no mutant. */
  | { readonly tag: "fails"; readonly test: string; readonly name: string }
  /** A test that passes only once, and so can try nothing. */
  | { readonly tag: "once"; readonly test: string; readonly name: string }
  /** A test that fails after mutants were tried with it. */
  | { readonly tag: "stained"; readonly test: string; readonly name: string }
  | { readonly tag: "done"; readonly test: string }
  /** Mutants that are reached outside of tests, when the source is loaded. */
  | { readonly tag: "loaded"; readonly mutants: ReadonlyArray<string> }
