/**
 * Where a reader and an export differ, and why: by manager and project. Those of projects that are not in the committed
 * corpus were seen over a larger one (157 projects), which `$LOCK_CORPUS` names.
 */
export interface Deviation {
  /** Why one of the two refuses the lock. */
  readonly refused?: string
  /** Why other packages come of it. */
  readonly packages?: string
}

const drifted: Deviation = {
  refused: "the lock is older than its project, which `uv export --frozen` does not look at"
}
const emptyFiles: Deviation = {
  refused: "Poetry 1.1 wrote `[]` for files of some packages; an export without hashes comes of it, and no installation"
}
const bracketed: Deviation = {
  packages:
    "poetry-plugin-export 1.10 leaves out what an extra brings in a lock of the format 2.0; `poetry install` does not"
}

export const deviations: Readonly<Record<string, Readonly<Record<string, Deviation>>>> = {
  uv: {
    "006lp+nonebot-plugin-kuwo": drifted,
    "006lp+nonebot-plugin-qqdetail": drifted,
    "567-labs+instructor": drifted,
    "pydantic+pydantic+pydantic-core": drifted
  },
  poetry: {
    "000emanresu111+reviews-api": bracketed,
    "01000100GT+ai-hedge-fund": bracketed,
    "01Joseph-Hwang10+url-shortener": bracketed,
    "tortoise+tortoise-orm": {
      packages: "an export has an optional package that a group asks for as well; `poetry install --only main` skips it"
    },
    "01protocol+zo-sdk-py": emptyFiles,
    "01richardrs+ProjectAPR": emptyFiles,
    "0417taehyun+kida-backend": emptyFiles,
    "03b8+tefy": { refused: "of the format 1.0, which Poetry 2 no longer reads" },
    "sdispater+pendulum": { refused: "Poetry 1.8 wrote it, whose digest Poetry 2.5 does not make" }
  },
  pdm: {
    "5656565566+nonebot-adapter-vocechat": {
      refused: "the digest is of another pyproject.toml; an export does not look"
    },
    "1cu+pdf_toolbox": { refused: "the export wants a Python that is not here" },
    "434mdhuzaifa+django-rest-boilerplate": { refused: "the export wants a Python that is not here" }
  },
  pipenv: {
    "mozilla+fxa-sms-forecast": { refused: "of the format 2, which Pipenv does not look at" },
    "mozilla+redash-ui-tests": { refused: "the digest is of another Pipfile; an export does not look" },
    "mozilla+PyPOM": {
      packages: "two packages stand there under two spellings of their names, with fewer hashes under one"
    },
    "pypa+pipenv": {
      packages: "conditions are about `dependency_groups`, which pip cannot decide; Pipenv installs them"
    },
    "stanfordnlp+dspy+docs": { packages: "`pipenv requirements` leaves out the condition of a commit" }
  }
}
