/**
 * The part of the program that compiles, and that removes the place where a wheel was built.
 *
 * From 3.4 to 3.10 marshal marks what has more than one reference, whoever has the other one: what a process has done before,
 * and even where things lie in memory (the cache of attributes holds names by address), would change some bytes of what is
 * compiled. With one more reference to each part, all are marked. 3.11 marks every name anyway, 3.3 and older mark nothing.
 *
 * From 3.7 on a compiled file carries a hash of its source (PEP 552), so it outlives a change of times; older ones
 * compare times, which are fixed to 315532801, the second that image exporters set. The path that is compiled in is the
 * one from the prefix. What does not compile (templates, code for another Python) is left out.
 *
 * A library that was linked here tells in its debug information where, and some builds write it into a module; that place
 * is overwritten with as many slashes, which changes no offset. A manylinux or musllinux tag says that a wheel was
 * built elsewhere.
 */
export const compileProgram = String.raw`
if sys.version_info >= (3, 4):
    import importlib.util
    magic = importlib.util.MAGIC_NUMBER
else:
    import imp
    magic = imp.get_magic()

def compiled_name(path):
    if python2:
        return path + "c"
    folder, name = os.path.split(path)
    return "%s/__pycache__/%s.%s.pyc" % (folder, name[:-3], sys.implementation.cache_tag)

marks_shared = (3, 4) <= sys.version_info < (3, 11)
if marks_shared:
    fields = operator.attrgetter("co_consts", "co_names", "co_varnames", "co_freevars", "co_cellvars", "co_code",
                                 "co_lnotab" if sys.version_info < (3, 10) else "co_linetable", "co_filename", "co_name")

def hold(parts, held):
    """Adds one more reference to each part, and to each part of a part."""
    held += parts
    for part in parts:
        kind = type(part)
        if kind is types.CodeType:
            found = fields(part)
            held += found
            held += found[1] + found[2] + found[3] + found[4]
            hold(found[0], held)
        elif kind is tuple or kind is frozenset:
            hold(part, held)

def marshalled(code):
    held = []
    if marks_shared:
        hold((code,), held)
    return marshal.dumps(code)

def compiled_content(source, path):
    try:
        if python2:
            lines = source.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            code = compile(lines, path, "exec", 0, True)
            return magic + struct.pack("<I", moment) + marshal.dumps(code)
        code = compile(source, path, "exec", dont_inherit=True, optimize=-1)
        if sys.version_info >= (3, 7):
            start = magic + b"\3\0\0\0" + importlib.util.source_hash(source)
        else:
            start = magic + struct.pack("<II", moment, len(source) & 0xffffffff)
        return start + marshalled(code)
    except Exception:
        return None

built_here = re.compile(b"/[^\\x00\\n]*?/\\.python-buildpack-[A-Za-z0-9]{6}")
written_here = re.compile(b"/[^\\x00\\n\"']*?/\\.python-buildpack-[A-Za-z0-9]{6}")
texts = re.compile(r"\.(py|pth|cfg|ini|json|toml|txt|pc|la|sh|cmake)\Z")
everything = re.compile(r"\.(py|pth|cfg|ini|json|toml|txt|pc|la|sh|cmake|so(\.[\d.]+)?)\Z")

def forget_place(content):
    if b".python-buildpack-" not in content:
        return content
    place = built_here if b"\0" in content else written_here
    return place.sub(lambda found: b"/" * len(found.group()), content)

def tells_places(tags):
    """A pattern of the files of such a wheel that may name the place where it was built."""
    if b"manylinux" in tags or b"musllinux" in tags:
        return None
    return everything if b"-linux_" in tags else texts

def forget_places(members, paths, pattern):
    for path in paths if pattern is not None else ():
        if pattern.search(path) and isinstance(members.get(path), Member):
            members[path].forgets = True
`
