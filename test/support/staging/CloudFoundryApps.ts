/** Small apps for Cloud Foundry: one that serves what it has found, and a package whose build tells what it has seen. */
import type { Files } from "../index/Distribution.ts"

/** Answers with the release of `alpha`, and the index of a tool that another buildpack has brought. */
export const served: Files = {
  "requirements.txt": "alpha==1.0\n",
  "app.py": `import os, alpha
try:
    from http.server import BaseHTTPRequestHandler, HTTPServer
except ImportError:
    from BaseHTTPServer import BaseHTTPRequestHandler, HTTPServer
class Hello(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(("alpha " + alpha.version + " " + os.environ.get("TOOL_HOME", "-").rsplit("/", 1)[-1]).encode())
HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Hello).serve_forever()
`,
  Procfile: "web: python app.py\n"
}

/** A project of its own, `own.seen` of which is what these expressions in Python were while it was built. */
export const seenByBuild = (expressions: string): Files => ({
  "requirements.txt": "./own\n",
  "own/pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
  "own/backend.py": `import os, zipfile
def build_wheel(directory, config_settings=None, metadata_directory=None):
    files = {
        "own.py": "seen = %r" % ((${expressions}),),
        "own-1.dist-info/METADATA": "Metadata-Version: 2.1\\nName: own\\nVersion: 1\\n",
        "own-1.dist-info/WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    }
    files["own-1.dist-info/RECORD"] = "".join(name + ",,\\n" for name in [*files, "own-1.dist-info/RECORD"])
    with zipfile.ZipFile(os.path.join(directory, "own-1-py3-none-any.whl"), "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
    return "own-1-py3-none-any.whl"
`
})
