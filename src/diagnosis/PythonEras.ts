/** What came into Python and what left it, as far as setup scripts of real packages trip over it. */
/** The order of two lines, `3.9` and `3.12`; negative when `a` is older. */
export const compareLines = (a: string, b: string): number => {
  const [aMajor = 0, aMinor = 0] = a.split(".").map(Number)
  const [bMajor = 0, bMinor = 0] = b.split(".").map(Number)
  return aMajor - bMajor || aMinor - bMinor
}

export interface Departure {
  readonly what: string
  /** The last line of Python that has it. */
  readonly last: string
  readonly pattern: RegExp
}

const module = (last: string, names: string): ReadonlyArray<Departure> =>
  names.split(" ").map((what) => ({
    what: `the module ${what}`,
    last,
    pattern: new RegExp(`No module named '?${what.replaceAll(".", "\\.")}'?(?:[.;]|$)`)
  }))
const name = (last: string, what: string, pattern: RegExp): Departure => ({ what, last, pattern })

const containers =
  "MutableMapping|MutableSequence|MutableSet|Mapping|Sequence|Iterable|Iterator|Callable|Hashable|Set|Sized|Container|Generator|Awaitable|Coroutine"

/** Matched against the last exception of a build. */
export const departures: ReadonlyArray<Departure> = [
  ...module("3.11", "distutils imp asynchat asyncore smtpd"),
  ...module(
    "3.12",
    "lib2to3 telnetlib cgi cgitb crypt pipes imghdr nntplib audioop sndhdr xdrlib uu spwd nis mailcap chunk aifc sunau"
  ),
  ...module("3.10", "binhex"),
  ...module("3.9", "formatter parser symbol _bootlocale"),
  ...module("3.8", "dummy_threading xml.etree.cElementTree"),
  name("3.11", "numpy.distutils", /No module named '?numpy\.distutils/),
  name("3.11", "pkgutil.ImpImporter", /'pkgutil' has no attribute 'ImpImporter'/),
  name(
    "3.11",
    "find_module() of importers",
    /has no attribute 'find_module'|'importlib' has no attribute 'find_loader'/
  ),
  name("3.11", "configparser.SafeConfigParser", /SafeConfigParser/),
  name("3.11", "readfp() of configparser", /has no attribute 'readfp'/),
  name("3.11", "ssl.wrap_socket", /'ssl' has no attribute 'wrap_socket'/),
  name("3.11", "locale.format", /'locale' has no attribute 'format'/),
  name(
    "3.10",
    "asyncio.coroutine",
    /'asyncio' has no attribute 'coroutine'|cannot import name 'coroutine' from 'asyncio'/
  ),
  name(
    "3.10",
    "inspect.getargspec",
    /(?:'inspect' has no attribute|cannot import name) '(?:getargspec|formatargspec)'/
  ),
  name("3.10", "the mode U of open()", /invalid mode: '(?:U|rU|Ur|rbU|rUb)'/),
  name(
    "3.9",
    "the container types in collections",
    new RegExp(
      `'collections' has no attribute '(?:${containers})'|cannot import name '(?:${containers})' from 'collections'`
    )
  ),
  name("3.8", "fractions.gcd", /'gcd' from 'fractions'|'fractions' has no attribute 'gcd'/),
  name("3.8", "base64.encodestring", /'base64' has no attribute '(?:en|de)codestring'/),
  name("3.8", "HTMLParser.unescape", /'HTMLParser' object has no attribute 'unescape'/),
  name("3.8", "sys.setcheckinterval", /'sys' has no attribute '[sg]etcheckinterval'/),
  name("3.7", "platform.linux_distribution", /'platform' has no attribute '(?:dist|linux_distribution)'/),
  name("3.7", "time.clock", /'time' has no attribute 'clock'/),
  name("3.7", "cgi.escape", /'cgi' has no attribute 'escape'/)
]

const words = (text: string): string => text.split(" ").join("|")

const modulesOf2 = words(
  "ConfigParser urllib2 urlparse StringIO cStringIO commands cPickle Queue __builtin__ httplib HTMLParser Cookie cookielib Tkinter SocketServer md5 sha sets thread copy_reg exceptions xmlrpclib anydbm dbhash whichdb dummy_thread rfc822 mimetools popen2 htmlentitydefs robotparser BaseHTTPServer SimpleHTTPServer CGIHTTPServer UserDict UserList UserString"
)
const namesOf2 = words(
  "unicode basestring reload file unichr xrange raw_input long execfile reduce cmp buffer apply intern StandardError"
)

/** Exceptions that code for Python 2 raises under Python 3. */
export const python2Exceptions: ReadonlyArray<RegExp> = [
  new RegExp(`No module named '(?:${modulesOf2})'`),
  new RegExp(`name '(?:${namesOf2})' is not defined`),
  /'dict' object has no attribute '(?:has_key|iteritems|itervalues|iterkeys)'/,
  /'string' has no attribute '(?:letters|maketrans|join|lower|upper|replace|split|strip|uppercase|lowercase|atoi)'/,
  /'sys' has no attribute '(?:maxint|setdefaultencoding|exc_clear|exc_type)'|'os' has no attribute 'getcwdu'/,
  /'itertools' has no attribute '(?:izip|imap|ifilter)'|cannot import name '(?:izip|imap|ifilter|izip_longest)'/,
  /'types' has no attribute '(?:StringType|StringTypes|ListType|UnicodeType|ClassType|NoneType|DictType)'/,
  /'urllib' has no attribute '(?:urlretrieve|urlopen|urlencode|quote|unquote)'|cannot import name '(?:urlretrieve|urlopen|urlencode|quote|unquote)' from 'urllib'/,
  /'str' object has no attribute 'decode'|'(?:map|filter|zip|dict_keys|dict_values)' object (?:is not subscriptable|does not support indexing)/,
  /object has no attribute 'next'|a bytes-like object is required, not 'str'|can't concat str to bytes|startswith first arg must be bytes/,
  /Missing parentheses in call to '(?:print|exec)'|multiple exception types must be parenthesized|leading zeros in decimal integer literals/,
  /^TabError: inconsistent use of tabs and spaces|^SyntaxError: \(unicode error\) 'utf-?8' codec can't decode/
]

/** Source lines that only Python 2 reads, where the exception says no more than `invalid syntax`. */
export const python2Code =
  /^\s*print\s+["'\w%]|^\s*print\s*>>|\bexcept\s+[\w.()\s,]+,\s*\w+\s*:|^\s*raise\s+[\w.]+\s*,|\bexec\s+(?:"[^"]*"|'[^']*'|[\w.]+)\s+in\b|<>|`[^`]+`|\bur["']|\b0\d+\b|\b\d+L\b/

export interface Arrival {
  readonly what: string
  /** The first line of Python that has it. */
  readonly first: string
  readonly pattern: RegExp
}
const since = (first: string, what: string, pattern: RegExp): Arrival => ({ first, what, pattern })
const arrived = (first: string, names: string): Arrival =>
  since(
    first,
    "",
    new RegExp(
      `No module named '?(?:${names
        .split(" ")
        .map((each) => each.replaceAll(".", "\\."))
        .join("|")})'?(?:[.;]|$)`
    )
  )

/** Matched against the last exception of a build; the module that is missing is named by the exception itself. */
export const arrivals: ReadonlyArray<Arrival> = [
  arrived("3.11", "tomllib"),
  arrived("3.9", "zoneinfo graphlib"),
  arrived("3.8", "importlib.metadata metadata"),
  arrived("3.7", "dataclasses contextvars importlib.resources"),
  arrived("3.6", "secrets"),
  arrived("3.5", "typing zipapp"),
  arrived("3.4", "pathlib enum asyncio statistics selectors ensurepip tracemalloc"),
  arrived("3.3", "ipaddress lzma unittest.mock"),
  arrived("3.2", "concurrent.futures concurrent"),
  arrived(
    "3.0",
    "configparser builtins queue socketserver reprlib copyreg _thread winreg xmlrpc tkinter http http.client http.server html html.parser urllib.parse urllib.request urllib.error parse request importlib.machinery importlib.util machinery"
  ),
  since("3.0", "open() with an encoding", /'encoding' is an invalid keyword argument/),
  since("3.0", "super() without arguments", /super\(\) takes at least 1 argument/),
  since(
    "3.3",
    "exceptions such as FileNotFoundError",
    /name '(?:FileNotFoundError|FileExistsError|PermissionError|TimeoutError|ConnectionError)' is not defined/
  ),
  since("3.6", "ModuleNotFoundError", /name 'ModuleNotFoundError' is not defined/),
  since("3.3", "shutil.which", /(?:has no attribute|cannot import name) '?(?:which|lru_cache)'?/),
  since("3.5", "subprocess.run", /(?:'module' object|module 'subprocess') has no attribute 'run'/),
  since("3.9", "str.removeprefix", /has no attribute 'remove(?:prefix|suffix)'/),
  since("3.9", "types such as list[int]", /'(?:type|ABCMeta)' object is not subscriptable/),
  since(
    "3.10",
    "types such as int | None",
    /unsupported operand type\(s\) for \|: '(?:type|NoneType|_GenericAlias|ABCMeta)'/
  ),
  since("3.10", "dataclasses with slots", /dataclass\(\) got an unexpected keyword argument '(?:slots|kw_only)'/),
  since("3.7", "from __future__ import annotations", /future feature annotations is not defined/),
  since("3.0", "text that is not ASCII", /Non-ASCII character '/)
]

/** Source lines that an older Python refuses as `invalid syntax`; the newest demand stands first. */
export const newSyntax: ReadonlyArray<Arrival> = [
  since("3.12", "the type statement", /^\s*type \w+(?:\[.*\])? =/),
  since("3.11", "except*", /^\s*except\s*\*/),
  since("3.10", "the match statement", /^\s*(?:match|case)\s.+:(?:\s|$)/),
  since("3.8", "an assignment inside an expression (`:=`)", /:=/),
  since("3.8", "parameters by position only (`/`)", /def \w+\(.*\/\s*[,)]/),
  since("3.6", "an f-string", /(?:^|[^\w"'])(?:[fF][rR]?|[rR][fF])["']/),
  since("3.6", "a variable with a type", /^\s*[\w.]+\s*:\s*[A-Za-z_][\w.[\], |"']*(?:=|$)/),
  since("3.6", "a number with `_` in it", /\b\d+(?:_\d+)+\b/),
  since("3.5", "async and await", /\basync\s+(?:def|with|for)\b|\bawait\s/),
  since("3.5", "unpacking inside of a list or dict", /[[{(,]\s*\*{1,2}\w+[^)]*[\]}]/),
  since("3.3", "yield from", /\byield from\b/),
  since("3.0", "types of parameters", /def \w+\(.*(?:\w\s*:\s*\w|->)/),
  since("3.0", "raise … from", /\braise\b.*\bfrom\b/),
  since("3.0", "nonlocal", /^\s*nonlocal\s/),
  since("3.0", "print() with options", /print\(.*\b(?:file|end|sep|flush)\s*=/),
  since("3.0", "a metaclass", /class \w+\(.*metaclass\s*=/),
  since("3.0", "parameters by name only (`*`)", /def \w+\(.*\*\s*,/)
]
