/** An application that an app's own settings name, for the command of its framework: `$FLASK_APP`. */
export interface NamedEntry {
  /** The distribution whose command reads it: `flask`. */
  readonly reader: string
  /** The text as it is written: `shop:create_app("production")`, `src/hello.py`. */
  readonly text: string
  /** `$FLASK_APP`, `.flaskenv line 2`, `[tool.fastapi]`. */
  readonly origin: string
}
