/** Buildpacks of others on Cloud Foundry: one that supplies things, and one that finishes as libbuildpack does. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { temporaryFolder } from "../machine/Folders.ts"

const executable = (folder: string, scripts: Readonly<Record<string, string>>): string => {
  for (const [name, text] of Object.entries(scripts)) {
    mkdirSync(join(folder, "bin"), { recursive: true })
    writeFileSync(join(folder, "bin", name), `#!/bin/bash\nset -eu\n${text}`, { mode: 0o755 })
  }
  return folder
}

/** Brings a program, a library folder, a variable for builds, and a profile script of its own. */
export const toolBuildpack = (): string =>
  executable(temporaryFolder("tool"), {
    detect: "exit 1\n",
    supply: `
place="$3/$4"
mkdir -p "$place/bin" "$place/lib" "$place/include" "$place/env" "$place/profile.d"
printf '#!/bin/sh\\necho tool\\n' >"$place/bin/tool"
chmod 755 "$place/bin/tool"
printf 'int the_answer(void);\\n' >"$place/include/answer.h"
printf 'a value' >"$place/env/TOOL_CONFIG"
printf 'export TOOL_HOME="$DEPS_DIR/%s"\\n' "$4" >"$place/profile.d/tool.sh"
`
  })

/** A final buildpack that applies what others have supplied, and starts by `command`; `own` is what it runs in its own staging. */
export const finalBuildpack = (command = "python app.py", own = "true"): string =>
  executable(temporaryFolder("final"), {
    detect: "exit 1\n",
    supply: "true\n",
    finalize: `
for folder in "$3"/*/; do PATH="\${folder}bin:$PATH"; done
for file in "$3"/*/env/*; do [ -f "$file" ] && export "\${file##*/}=$(cat "$file")"; done
export PATH
${own}
for folder in "$3"/*/; do
  number=$(basename "$folder")
  printf 'export PATH=$DEPS_DIR/%s/bin:$PATH\\n' "$number" >>"$5/000_multi-supply.sh"
  for file in "$folder"profile.d/*; do [ -f "$file" ] && cp "$file" "$5/\${number}_$(basename "$file")"; done
done
true
`,
    release: `printf -- '---\\ndefault_process_types:\\n  web: ${command}\\n'\n`
  })
