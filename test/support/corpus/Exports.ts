/** How each manager is asked what a lock file comes to. */
export const wordsOf = (manager: string, chosen: "main" | "all"): ReadonlyArray<string> => {
  const all = chosen === "all"
  switch (manager) {
    case "uv":
      return [
        "uv",
        "export",
        "-q",
        "--frozen",
        "--no-emit-project",
        "--no-header",
        "--no-annotate",
        ...(all ? ["--all-groups", "--all-extras"] : ["--no-default-groups"])
      ]
    case "poetry":
      return ["poetry", "export", "-n", ...(all ? ["--all-groups", "--all-extras"] : [])]
    case "pdm":
      return ["pdm", "export", "-f", "requirements", "--no-extras", ...(all ? ["-G", ":all"] : ["--prod"])]
    default:
      return ["pipenv", "requirements", "--hash", ...(all ? ["--dev"] : [])]
  }
}

/** The same choice by our variables. */
export const choiceOf = (manager: string, chosen: "main" | "all"): Readonly<Record<string, string>> =>
  chosen === "main"
    ? {}
    : manager === "pipenv"
      ? { PYTHON_GROUPS: "dev" }
      : { PYTHON_GROUPS: "all", PYTHON_EXTRAS: "all" }
