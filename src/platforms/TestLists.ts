/** Where apps list what their tests, or their development, need besides: the usual names of requirement files. */

const named = (word: string): ReadonlyArray<string> => [
  `requirements-${word}.txt`,
  `requirements_${word}.txt`,
  `${word}-requirements.txt`,
  `${word}_requirements.txt`,
  `requirements/${word}.txt`
]

/** The first that an app has counts. */
export const developmentLists: ReadonlyArray<string> = ["dev", "development"].flatMap(named)
export const testLists: ReadonlyArray<string> = [...["test", "tests", "testing"].flatMap(named), ...developmentLists]
