/** What conda's environment.yml lists, for conda and for pip. */
import { describe, expect, it } from "vitest"
import { readCondaEnvironment } from "../../src/formats/CondaEnvironment.ts"
import { errorOf } from "../support/memory/PlannedApp.ts"

const head = "name: shop\nchannels:\n  - conda-forge\ndependencies:\n"

describe("an environment", () => {
  it.each<[string, ReadonlyArray<string>, ReadonlyArray<string>]>([
    [
      `${head}  - python=3.12\n  - numpy=1.26 # why\n  - conda-forge::pandas\n`,
      ["python=3.12", "numpy=1.26", "pandas"],
      []
    ],
    [
      `${head}  - pip\n  - pip:\n    - flask==3.0\n    # - left\n    - "uvicorn[standard]>=0.29"\n`,
      ["pip"],
      ["flask==3.0", "uvicorn[standard]>=0.29"]
    ],
    [`${head}- pip:\n  - six\n- numpy\nprefix: /x\n`, ["numpy"], ["six"]],
    [
      `${head}  - pip:\n      - -r requirements/base.txt\n      - git+https://example.org/a.git@main#egg=a\n`,
      [],
      ["-r requirements/base.txt", "git+https://example.org/a.git@main#egg=a"]
    ],
    [
      `${head}  - pip:\n      - 'a; python_version < "3"' # old\n      - "b; extra == \\"x\\""\n`,
      [],
      ['a; python_version < "3"', 'b; extra == "x"']
    ],
    ["dependencies: [numpy, 'pandas>=2']\n", ["numpy", "pandas>=2"], []],
    ["dependencies:\n  - pip: [six, 'idna==3.7']\n", [], ["six", "idna==3.7"]],
    ["dependencies:\r\n  - pip:\r\n    - six\r\nvariables:\r\n  - pip: x\r\n", [], ["six"]],
    ["channels:\n  - pip:\n    - six\n", [], []],
    ["", [], []]
  ])("%j", (text, ofConda, ofPip) => {
    expect(readCondaEnvironment(text)).toEqual({ ofConda, ofPip })
  })
})

describe("an app that has one alone", () => {
  const hints = async (list: string) => {
    const error = await errorOf({ files: { "app.py": "", "environment.yml": `${head}${list}` } })
    expect(error.id).toBe("packages/not-read")
    return error.hints
  }

  it("is told the lines for requirements.txt that its pip part comes to", async () => {
    expect(
      await hints(
        "  - python=3.12\n  - numpy=1.26\n  - pip:\n    - flask==3.0\n    - -e git+https://me:s3cret@example.org/a.git#egg=a\n"
      )
    ).toEqual([
      "Write these lines into requirements.txt, add what is conda's (numpy) by its names for pip, and commit it:",
      "",
      "  flask==3.0",
      expect.not.stringContaining("s3cret")
    ])
    expect(await hints("  - pip:\n    - flask\n")).toEqual([
      "Write these lines into requirements.txt, and commit it:",
      "",
      "  flask"
    ])
  })

  it("without a pip part is told how to come by them", async () => {
    expect((await hints("  - numpy\n"))[0]).toContain("pip list --format=freeze")
  })
})
