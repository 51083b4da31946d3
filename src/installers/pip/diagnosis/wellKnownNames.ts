/** Names under which people look for a package that has another one, or that is Python itself. */
import { normalised } from "./Requirement.ts"

const renamed: ReadonlyMap<string, string> = new Map([
  ["attr", "attrs"], ["bs4", "beautifulsoup4"], ["crypto", "pycryptodome"], ["cv2", "opencv-python-headless"],
  ["dateutil", "python-dateutil"], ["dns", "dnspython"], ["docx", "python-docx"], ["dotenv", "python-dotenv"],
  ["flask-restplus", "flask-restx"], ["git", "GitPython"], ["google", "google-api-python-client"], ["jose", "python-jose"],
  ["jwt", "PyJWT"], ["ldap", "python-ldap"], ["magic", "python-magic"], ["mysqldb", "mysqlclient"], ["opencv", "opencv-python-headless"],
  ["pil", "Pillow"], ["psycopg2-bin", "psycopg2-binary"], ["rest-framework", "djangorestframework"], ["sklearn", "scikit-learn"],
  ["skimage", "scikit-image"], ["telegram", "python-telegram-bot"], ["usb", "pyusb"], ["yaml", "PyYAML"], ["zmq", "pyzmq"]
])

const standard: ReadonlySet<string> = new Set([
  "abc", "argparse", "array", "ast", "asyncio", "base64", "bisect", "calendar", "cmath", "collections", "contextlib", "copy", "csv", "ctypes",
  "dataclasses", "datetime", "decimal", "difflib", "email", "enum", "fractions", "ftplib", "functools", "gc", "getpass", "glob", "gzip",
  "hashlib", "heapq", "hmac", "html", "http", "importlib", "inspect", "io", "itertools", "json", "logging", "math", "mimetypes",
  "multiprocessing", "operator", "os", "os-path", "pathlib", "pickle", "platform", "pprint", "queue", "random", "re", "secrets", "shelve", "shlex",
  "shutil", "signal", "smtplib", "socket", "sqlite3", "ssl", "statistics", "string", "struct", "subprocess", "sys", "tempfile",
  "textwrap", "threading", "time", "timeit", "tkinter", "traceback", "types", "typing", "unittest", "urllib", "uuid", "venv",
  "warnings", "weakref", "xml", "zipfile", "zlib", "zoneinfo"
])

/** What to do about a name, where it is known. */
export const aboutName = (name: string): string | undefined => {
  const plain = normalised(name)
  const right = renamed.get(plain)
  if (right !== undefined) return `The package is called \`${right}\`: write that name.`
  return standard.has(plain) ? `\`${name}\` is part of Python itself: remove the line.` : undefined
}
