/** Variables in which package managers look for the user and the password of an index: by the index's name, as they are, not encoded. */

const ofIndexes = /^(?:POETRY_HTTP_BASIC|UV_INDEX)_\w+_(?:USERNAME|PASSWORD)$/

export const isIndexCredential = (name: string): boolean => ofIndexes.test(name)

/** A value as it stands in an address. */
export const inAddress = (value: string): string => encodeURIComponent(value)
