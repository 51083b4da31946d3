/** Every module that some Python from 2.7 to 3.14 brings, by the name under which it is imported. */

/** Read out of 2.7.18, 3.6.15, 3.10.13, 3.12.1 and 3.13.0 (`sys.stdlib_module_names`, the folder of the library), on Linux, and those of other systems. */
const names = `
  __future__ _thread _winreg abc aifc annotationlib antigravity anydbm argparse array ast asynchat asyncio
  asyncore atexit audiodev audioop base64 BaseHTTPServer Bastion bdb binascii binhex bisect bsddb builtins
  bz2 calendar Canvas CDROM cgi CGIHTTPServer cgitb chunk cmath cmd code codecs codeop collections colorsys
  commands compileall compiler compression concurrent ConfigParser configparser contextlib contextvars Cookie
  cookielib copy copy_reg copyreg cPickle cProfile crypt cStringIO csv ctypes curses dataclasses datetime
  dbhash dbm decimal Dialog difflib dircache dis distutils DLFCN doctest DocXMLRPCServer dumbdbm dummy_thread
  dummy_threading email encodings ensurepip enum errno exceptions faulthandler fcntl filecmp FileDialog
  fileinput FixTk fnmatch formatter fpformat fractions ftplib functools future_builtins gc genericpath getopt
  getpass gettext glob graphlib grp gzip hashlib heapq hmac hotshot html htmlentitydefs htmllib HTMLParser
  http httplib idlelib ihooks imaplib imghdr imp importlib imputil IN inspect io ipaddress itertools java
  json keyword lib2to3 linecache linuxaudiodev locale logging lzma macpath macurl2path mailbox mailcap
  markupbase marshal math md5 mhlib mimetools mimetypes MimeWriter mimify mmap modulefinder msilib msvcrt
  multifile multiprocessing mutex netrc new nis nntplib nt ntpath nturl2path numbers opcode operator optparse
  os os2emxpath ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib popen2
  poplib posix posixfile posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat
  Queue queue quopri random re readline repr reprlib resource rexec rfc822 rlcompleter robotparser runpy
  sched ScrolledText secrets select selectors sets sgmllib sha shelve shlex shutil signal SimpleDialog
  SimpleHTTPServer SimpleXMLRPCServer site sitecustomize smtpd smtplib sndhdr socket SocketServer
  socketserver spwd sqlite3 sre sre_compile sre_constants sre_parse ssl stat statistics statvfs string
  StringIO stringold stringprep strop struct subprocess sunau sunaudio symbol symtable sys sysconfig syslog
  tabnanny tarfile telnetlib tempfile termios test textwrap this thread threading time timeit Tix
  tkColorChooser tkCommonDialog Tkconstants Tkdnd tkFileDialog tkFont Tkinter tkinter tkMessageBox
  tkSimpleDialog toaiff token tokenize tomllib trace traceback tracemalloc ttk tty turtle turtledemo TYPES
  types typing unicodedata unittest urllib urllib2 urlparse user usercustomize UserDict UserList UserString
  uu uuid venv warnings wave weakref webbrowser whichdb winreg winsound wsgiref xdrlib xml xmllib xmlrpc
  xmlrpclib xxlimited xxsubtype zipapp zipfile zipimport zlib zoneinfo
`

const modules: ReadonlySet<string> = new Set(names.trim().split(/\s+/))

/**
 * Whether the first part of a dotted name is a module of Python's own; so is what begins with an underscore, as far as
 * anybody imports it.
 */
export const isOfPython = (module: string): boolean => modules.has(module) || module.startsWith("_")
