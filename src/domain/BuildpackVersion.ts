/** Which release of the buildpack this is: the `version` of `package.json`, to which a test holds it. */
export const buildpackVersion = "0.1.0"
