/** What can be wrong with a line that names packages; the id of the error is `requirements/…` or `requirements-pypm/…` with it. */
export const mistakeConditions = [
  "blank-after-backslash",
  "command",
  "comment",
  "conda-export",
  "foreign-character",
  "html",
  "invalid-line",
  "invisible-character",
  "list-output",
  "merge-conflict",
  "missing-semicolon",
  "name-and-path",
  "operator",
  "other-format",
  "python-code",
  "quoted",
  "several",
  "tab-before-option",
  "unknown-address",
  "version-control"
] as const

/** What can be wrong with a line of `requirements.txt` besides: with its options, its marker, its variables. */
export const optionConditions = [
  "bad-hash",
  "editable-target",
  "editable-without-name",
  "invalid-marker",
  "option-value",
  "unclosed-quote",
  "unknown-option",
  "variable-not-set"
] as const

export type MistakeCondition = (typeof mistakeConditions)[number]
export type LineCondition = MistakeCondition | (typeof optionConditions)[number]
