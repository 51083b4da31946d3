/** Under which name an index has what is imported under another. */
import { normalise } from "./PackageName.ts"

/** Names that are no package's own, so that who asks for one of them means another. */
const renamed: ReadonlyMap<string, string> = new Map([
  ["attr", "attrs"],
  ["bs4", "beautifulsoup4"],
  ["crypto", "pycryptodome"],
  ["cv2", "opencv-python-headless"],
  ["dateutil", "python-dateutil"],
  ["dns", "dnspython"],
  ["docx", "python-docx"],
  ["dotenv", "python-dotenv"],
  ["flask-restplus", "flask-restx"],
  ["git", "GitPython"],
  ["google", "google-api-python-client"],
  ["jose", "python-jose"],
  ["jwt", "PyJWT"],
  ["ldap", "python-ldap"],
  ["magic", "python-magic"],
  ["mysqldb", "mysqlclient"],
  ["opencv", "opencv-python-headless"],
  ["pil", "Pillow"],
  ["psycopg2-bin", "psycopg2-binary"],
  ["rest-framework", "djangorestframework"],
  ["sklearn", "scikit-learn"],
  ["skimage", "scikit-image"],
  ["telegram", "python-telegram-bot"],
  ["usb", "pyusb"],
  ["yaml", "PyYAML"],
  ["zmq", "pyzmq"]
])

/** Modules whose name some other package has, or nobody looks for. */
const imported: ReadonlyMap<string, string> = new Map([
  ["corsheaders", "django-cors-headers"],
  ["decouple", "python-decouple"],
  ["discord", "discord.py"],
  ["django", "Django"],
  ["environ", "django-environ"],
  ["fitz", "PyMuPDF"],
  ["flask", "Flask"],
  ["gi", "PyGObject"],
  ["googleapiclient", "google-api-python-client"],
  ["levenshtein", "python-Levenshtein"],
  ["nacl", "PyNaCl"],
  ["openssl", "pyOpenSSL"],
  ["pkg-resources", "setuptools"],
  ["psycopg2", "psycopg2-binary"],
  ["serial", "pyserial"],
  ["slugify", "python-slugify"],
  ["socketio", "python-socketio"],
  ["sqlalchemy", "SQLAlchemy"],
  ["win32api", "pywin32"],
  ["wx", "wxPython"]
])

/** The package that is meant by a name that no index has. */
export const meantBy = (name: string): string | undefined => renamed.get(normalise(name))

/** The line for `requirements.txt`, for the first part of what is imported. */
export const packageOf = (module: string): string =>
  meantBy(module) ?? imported.get(normalise(module)) ?? module.replaceAll("_", "-")
