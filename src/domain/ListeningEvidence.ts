/** Whether the code of an app's own package shows that its command listens on `$PORT`. */

export type ListeningEvidence =
  /** Where it reads the variable. */
  | { readonly _tag: "ReadsPort"; readonly file: string; readonly line: number }
  /** Nothing speaks against it: what it imports may read the variable. */
  | { readonly _tag: "Open" }
  /** It is a command of another kind; a clause for the log. */
  | { readonly _tag: "Otherwise"; readonly why: string }
