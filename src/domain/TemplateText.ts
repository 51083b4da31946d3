/** Text that a generator should have filled in and did not: `<%= version %>`, `{{ version }}`, `${VERSION}`. */

/** ERB and EJS, Jinja and Handlebars, shells, make, CMake's `@NAME@`, Windows' `%NAME%`, and `<a word in brackets>`. */
const marks =
  /<%|%>|\{\{|\}\}|\{%|%\}|[$%#]\{|\$\(|\$[A-Za-z_]|\[\[|@[A-Za-z_]\w*@|%[A-Za-z_]\w*%|__[A-Z][A-Z_]*__|<[A-Za-z][\w .-]*>/

export const isTemplate = (text: string): boolean => marks.test(text)
