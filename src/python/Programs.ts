/**
 * The programs in Python as they are run: the files beside this one, without comments and docstrings.
 * Written by `npm run bundle`.
 */

/** Runs `pip download` and has it give account of what it chose. */
export const account = String.raw`
import sys
if sys.path[0] == "":
    del sys.path[0]
import json
import os
import re
import runpy
import shutil
import subprocess
import tempfile
import types
sys.path.insert(0, os.path.dirname(sys.argv[1]))
sys.argv[:2] = sys.argv[1:2]
colours = types.ModuleType("pip._vendor.rich.traceback")
colours.Traceback, colours.install = None, lambda **_: None
sys.modules[colours.__name__] = colours
try:
    from urllib.parse import unquote, urlsplit
except ImportError:
    from urllib import unquote
    from urlparse import urlsplit
from pip._internal.commands.download import DownloadCommand
from pip._internal.operations.prepare import RequirementPreparer
from pip._internal.req.req_install import InstallRequirement
from pip._internal.req.req_set import RequirementSet
from pip._internal.vcs import vcs
from pip._vendor import distro
account, clones, places, sets = [], [], {}, []
fixed = os.environ.pop("BUILDPACK_FIXED", "").split()
def place_of(preparer, req):
    if id(req) not in places:
        places[id(req)] = req, os.path.join(preparer.download_dir, str(len(places)))
        os.mkdir(places[id(req)][1])
    return places[id(req)][1]
def in_its_place(method):
    def call(self, req, *args, **kwargs):
        whole = self.download_dir
        self.download_dir = place_of(self, req)
        try:
            return method(self, req, *args, **kwargs)
        finally:
            self.download_dir = whole
    return call
def commit_of(folder):
    for command in (["git", "rev-parse", "HEAD"], ["hg", "parents", "--template={node}"]):
        if os.path.exists(os.path.join(folder, "." + command[0])):
            return subprocess.check_output(command, cwd=folder).decode("ascii").strip()
def describe(req, place):
    link = req.link
    about = {
        "name": req.name,
        "address": re.sub("://(?!(?:git|hg)@)[^/]*@", "://", link.url),
        "asked": bool(req.original_link),
        "subdirectory": link.subdirectory_fragment or "",
    }
    if link.scheme in vcs.all_schemes:
        about["kind"], about["commit"], about["path"] = "repository", commit_of(req.source_dir) or "", req.source_dir
        if not req.editable:
            about["path"] = os.path.join(place, "clone")
            clones.append((req.source_dir, about["path"]))
    elif link.scheme == "file" and os.path.isdir(unquote(urlsplit(link.url).path)):
        about["kind"], about["path"] = "folder", os.path.abspath(unquote(urlsplit(link.url).path))
        if os.path.realpath(about["path"]).startswith(os.path.realpath(tempfile.gettempdir()) + "/"):
            shutil.copytree(about["path"], os.path.join(place, "folder"), True)
            about["path"] = os.path.join(place, "folder")
    else:
        saved = os.listdir(place)
        about["kind"], about["path"] = "file", os.path.join(place, saved[0]) if len(saved) == 1 else ""
    account.append(about)
def keep_clones():
    while clones:
        os.rename(*clones.pop())
machine = getattr(getattr(distro, "distro", distro), "_distro", None)
if machine is not None:
    machine.include_lsb = False
InstallRequirement.archive = lambda self, *args: None
update = InstallRequirement.update_editable
if "obtain" in update.__code__.co_varnames:
    InstallRequirement.update_editable = lambda self, obtain=True: update(self, True)
if hasattr(RequirementPreparer, "save_linked_requirement"):
    save = in_its_place(RequirementPreparer.save_linked_requirement)
    def save_and_describe(self, req):
        if req.link is not None:
            save(self, req)
            describe(req, place_of(self, req))
    RequirementPreparer.save_linked_requirement = save_and_describe
else:
    RequirementPreparer.prepare_linked_requirement = in_its_place(RequirementPreparer.prepare_linked_requirement)
    RequirementPreparer.prepare_editable_requirement = in_its_place(RequirementPreparer.prepare_editable_requirement)
    begin = RequirementSet.__init__
    def begin_and_hold(self, *args, **kwargs):
        begin(self, *args, **kwargs)
        sets.append(self)
    RequirementSet.__init__ = begin_and_hold
    def describe_all():
        while sets:
            for req in sets.pop().requirements.values():
                if id(req) in places:
                    describe(req, places[id(req)][1])
        keep_clones()
    clean_up = getattr(RequirementSet, "cleanup_files", None)
    def describe_and_clean_up(self):
        describe_all()
        clean_up(self)
    if clean_up is not None:
        RequirementSet.cleanup_files = describe_and_clean_up
if fixed:
    from pip._internal.index.package_finder import PackageFinder
    make_link_evaluator = PackageFinder.make_link_evaluator
    def make_link_evaluator_of_any_age(self, project_name):
        evaluator = make_link_evaluator(self, project_name)
        if "*" in fixed or re.sub("[-_.]+", "-", project_name).lower() in fixed:
            evaluator._uploaded_prior_to = None
        return evaluator
    PackageFinder.make_link_evaluator = make_link_evaluator_of_any_age
vendor = os.environ.pop("BUILDPACK_VENDOR", "")
try:
    from pip._internal.index.package_finder import CandidateEvaluator
except ImportError:
    try:
        from pip._internal.index import CandidateEvaluator
    except ImportError:
        CandidateEvaluator = None
if vendor and hasattr(CandidateEvaluator, "_sort_key"):
    sort_key = CandidateEvaluator._sort_key
    inside = os.path.join(os.path.realpath(vendor), "")
    def sort_key_of_own(self, candidate):
        parts = urlsplit(candidate.link.url)
        own = parts.scheme == "file" and os.path.realpath(unquote(parts.path)).startswith(inside)
        key = tuple(sort_key(self, candidate))
        return key[:1] + (own,) + key[1:]
    CandidateEvaluator._sort_key = sort_key_of_own
run = DownloadCommand.run
def run_and_account(self, options, args):
    result = run(self, options, args)
    if sets:
        describe_all()
    keep_clones()
    if not isinstance(result, int) or result == 0:
        target = os.open(
            os.path.join(options.download_dir, "account.json"), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600
        )
        with os.fdopen(target, "w") as out:
            json.dump({"chosen": account}, out)
    return result
DownloadCommand.run = run_and_account
runpy.run_module("pip", run_name="__main__", alter_sys=True)
`

/** Makes compiled distributions: archives of wheels, each the same bytes whatever else is made and wherever. */
export const compileDistributions = String.raw`
import sys
del sys.path[0]
import gc
import warnings
gc.disable()
warnings.simplefilter("ignore")
python2 = sys.version_info[0] == 2
moment = 315532801
class Refused(Exception):
    def __init__(self, condition, detail):
        Exception.__init__(self, condition, detail)
        self.condition, self.detail = condition, detail
def raw(text):
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
def native(data):
    return data if python2 else data.decode("utf-8", "surrogateescape")
def text_of(path):
    return raw(path).decode("utf-8", "replace") if python2 else path
import marshal
import operator
import os
import struct
import sys
import types
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
    fields = operator.attrgetter(
        "co_consts",
        "co_names",
        "co_varnames",
        "co_freevars",
        "co_cellvars",
        "co_code",
        "co_lnotab" if sys.version_info < (3, 10) else "co_linetable",
        "co_filename",
        "co_name",
    )
def hold(parts, held):
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
            start = magic + b"\1\0\0\0" + importlib.util.source_hash(source)
        else:
            start = magic + struct.pack("<II", moment, len(source) & 0xFFFFFFFF)
        return start + marshalled(code)
    except Exception:
        return None
import os
import re
import struct
largest_library = 1 << 27
always_there = re.compile(
    r"(?:ld-linux|ld-musl|ld64\.|linux-vdso|libpython\d|libc\.musl|"
    r"(?:libc|libm|libpthread|libdl|librt|libutil|libresolv|libanl|libgcc_s)\.so)"
)
extension = re.compile(r"\.(?:cpython-[\w-]+|abi3)\.so\Z")
def is_library(path):
    return re.search(r"\.so(?:\.[\d.]+)?\Z", path) is not None
def linked_against(data):
    if data[:4] != b"\x7fELF" or len(data) < 64:
        return [], []
    wide, order = data[4:5] == b"\2", "<" if data[5:6] == b"\1" else ">"
    (start,) = struct.unpack_from(order + ("Q" if wide else "I"), data, 32 if wide else 28)
    size, count = struct.unpack_from(order + "HH", data, 54 if wide else 42)
    loads, dynamic = [], None
    for at in range(start, start + size * count, size):
        if wide:
            kind, _, offset, address, _, length = struct.unpack_from(order + "IIQQQQ", data, at)
        else:
            kind, offset, address, _, length = struct.unpack_from(order + "IIIII", data, at)
        if kind == 1:
            loads.append((address, address + length, offset))
        elif kind == 2:
            dynamic = offset, length
    if dynamic is None:
        return [], []
    entry, tags = struct.Struct(order + ("qQ" if wide else "iI")), []
    for at in range(dynamic[0], dynamic[0] + dynamic[1], entry.size):
        tag, value = entry.unpack_from(data, at)
        if tag == 0:
            break
        tags.append((tag, value))
    table = [
        value - low + offset for tag, value in tags if tag == 5 for low, high, offset in loads if low <= value < high
    ]
    def texts(*wanted):
        found = []
        for tag, value in tags if table else ():
            if tag in wanted:
                begin = table[0] + value
                found.append(text_of(native(data[begin : data.index(b"\0", begin)])))
        return found
    return texts(1), [place for each in texts(15, 29) for place in each.split(":") if place]
def libraries_in(contents, here):
    names = set(os.path.basename(path) for path in contents)
    found = []
    for path in sorted(contents):
        needs, places = contents[path]
        needs = [each for each in needs if each not in names and not always_there.match(each)]
        if needs and (here or extension.search(path)):
            found.append({"file": text_of(path), "needs": needs, "places": places, "linkedHere": here})
    return found
import re
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
    if b"manylinux" in tags or b"musllinux" in tags:
        return None
    return everything if b"-linux_" in tags else texts
class Member(object):
    __slots__ = ("size", "executable", "pieces", "kept", "forgets")
    def __init__(self, size, executable, pieces):
        self.size, self.executable, self.pieces, self.kept, self.forgets = size, executable, pieces, None, False
    def content(self):
        if self.kept is None:
            self.kept = b"".join(self.pieces())
            if self.forgets:
                self.kept = forget_place(self.kept)
        return self.kept
    def head(self, limit):
        if self.kept is not None:
            return self.kept[:limit]
        found, size = [], 0
        for piece in self.pieces():
            found.append(piece)
            size += len(piece)
            if size >= limit:
                break
        return b"".join(found)[:limit]
    def begins(self, start):
        return next(iter(self.chunks()), b"").startswith(start)
    def chunks(self):
        return [self.content()] if self.forgets or self.kept is not None else self.pieces()
    def replace(self, content):
        self.kept, self.size = content, len(content)
def written(content, executable=False):
    member = Member(0, executable, None)
    member.replace(content)
    return member
class Link(object):
    def __init__(self, target):
        self.target = target
def forget_places(members, paths, pattern):
    for path in paths if pattern is not None else ():
        if pattern.search(path) and isinstance(members.get(path), Member):
            members[path].forgets = True
import base64
import binascii
import hashlib
import io
import os
import re
import struct
owner = b"0000000\0" * 2
modified = ("%011o\0" % moment).encode("ascii")
middle = b"ustar  \0" + b"\0" * 247
fixed_sum = sum(bytearray(owner + modified + middle)) + 8 * 32
def header(name, executable, size, kind, link=b""):
    before = long_name(link, b"K") if len(link) > 100 else b""
    if len(name) > 100:
        before += long_name(name, b"L")
    if size >= 1 << 33:
        raise Refused("TooLarge", native(name))
    varying = (b"0000755\0" if executable else b"0000644\0", ("%011o\0" % size).encode("ascii"), kind)
    name, link = name[:100], link[:100]
    total = fixed_sum + sum(bytearray(b"".join(varying) + name + link))
    return b"".join(
        (
            before,
            name.ljust(100, b"\0"),
            varying[0],
            owner,
            varying[1],
            modified,
            ("%06o\0 " % total).encode("ascii"),
            kind,
            link.ljust(100, b"\0"),
            middle,
        )
    )
def long_name(name, kind):
    content = name + b"\0"
    return header(b"././@LongLink", False, len(content), kind) + content + b"\0" * (-len(content) % 512)
def field(text):
    return b'"' + text.replace(b'"', b'""') + b'"' if re.search(b'[,"\r\n]', text) else text
def from_packages(path, packages):
    if path.startswith(packages + "/"):
        return path[len(packages) + 1 :]
    return os.path.relpath("/" + path, "/" + packages)
class Record(object):
    def __init__(self, packages, path, listed, members):
        self.path = path
        self.rows = sorted((field(raw(from_packages(each, packages))), each) for each in set(listed) | set([path]))
        self.members, self.digests = members, {}
    def size(self):
        return sum(
            len(name) + 3 + (50 + len(str(self.members[each].size)) if self.has_digest(each) else 0)
            for name, each in self.rows
        )
    def has_digest(self, path):
        return path != self.path and not isinstance(self.members[path], Link)
    def content(self):
        lines = []
        for name, each in self.rows:
            if not self.has_digest(each):
                lines.append(name + b",,\n")
            else:
                code = base64.urlsafe_b64encode(self.digests[each]).rstrip(b"=")
                lines.append(name + b",sha256=" + code + b"," + str(self.members[each].size).encode("ascii") + b"\n")
        return b"".join(lines)
class Archive(object):
    def __init__(self, path):
        self.out = io.open(path, "wb", 1 << 18)
        self.position = self.count = 0
        self.linked = {}
    def put(self, data):
        self.out.write(data)
        self.position += len(data)
    def begin(self, path, executable, size):
        self.put(header(raw(path), executable, size, b"0"))
        self.count += 1
    def end(self, size):
        if size % 512:
            self.put(b"\0" * (-size % 512))
    def link(self, path, target):
        self.put(header(raw(path), True, 0, b"2", raw(target)))
        self.count += 1
    def add(self, path, member):
        self.begin(path, member.executable, member.size)
        digest, size, library = hashlib.sha256(), 0, []
        looks = is_library(path) and member.size <= largest_library
        for chunk in member.chunks():
            digest.update(chunk)
            if looks:
                library.append(chunk)
            self.put(chunk)
            size += len(chunk)
        if size != member.size:
            raise Refused("Damaged", path)
        if looks:
            try:
                self.linked[path] = linked_against(b"".join(library))
            except (struct.error, ValueError):
                self.linked[path] = [], []
        self.end(size)
        return digest.digest()
    def add_bytes(self, path, content):
        self.begin(path, False, len(content))
        self.put(content)
        self.end(len(content))
    def leave_open(self, record):
        self.begin(record.path, False, record.size())
        place = self.position
        self.put(b"\0" * record.size())
        self.end(record.size())
        return place, record
    def fill(self, place, record):
        content = record.content()
        assert len(content) == record.size()
        self.out.seek(place)
        self.out.write(content)
def folders_of(paths):
    found = set()
    for path in paths:
        folder = os.path.dirname(path)
        while folder and folder not in found:
            found.add(folder)
            folder = os.path.dirname(folder)
    return found
def write(target, members, records, packages, here):
    compiled = dict(
        (compiled_name(path), path)
        for path in members
        if path.endswith(".py") and path.startswith(packages + "/") and not isinstance(members[path], Link)
    )
    paths = set(members) | set(compiled) | set(records)
    for folder in folders_of(paths):
        if folder in paths:
            raise Refused("FileAndFolder", folder)
    archive, left_open, digests = Archive(target), [], {}
    records = dict(
        (path, Record(packages, path, set(listed) - set(compiled), members)) for path, listed in records.items()
    )
    done = dict((max(pair, key=raw), pair[1]) for pair in compiled.items())
    sources = set(compiled.values())
    for path in sorted(paths, key=raw):
        content = source = None
        if path in compiled:
            source = compiled[path]
            content = compiled_content(members[source].content(), source)
        if path in records:
            left_open.append(archive.leave_open(records[path]))
        elif content is not None:
            archive.add_bytes(path, content)
        elif isinstance(members.get(path), Link):
            archive.link(path, members[path].target)
        elif path in members:
            digests[path] = archive.add(path, members[path])
        used = members.get(done.get(path, None if path in sources else path))
        if isinstance(used, Member):
            used.kept = used.pieces = None
    for place, record in left_open:
        record.digests = digests
        archive.fill(place, record)
    archive.out.close()
    files = dict((text_of(path), native(binascii.hexlify(digest))) for path, digest in digests.items())
    for path, member in members.items():
        if isinstance(member, Link):
            files[text_of(path)] = "link:" + text_of(member.target)
    for record in records.values():
        files[text_of(record.path)] = hashlib.sha256(record.content()).hexdigest()
    made = {"members": archive.count, "size": archive.position, "files": files}
    libraries = libraries_in(archive.linked, here)
    if libraries:
        made["libraries"] = libraries
    return made
import re
most_headers = 1 << 22
longest_name = 120
def lines_of(content):
    text = content if python2 else content.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
def headers(content):
    end = re.search(br"\r?\n\r?\n|\r\r", content) if isinstance(content, bytes) else None
    if end:
        content = content[: end.end()]
    elif len(content) >= most_headers:
        raise Refused("NoMetadata", "its headers are larger than 4 MiB")
    found, name = {}, None
    for line in lines_of(content):
        if not line:
            break
        if line[0] in " \t":
            if name:
                found[name][-1] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        name = name.strip().lower() if colon else None
        if name:
            found.setdefault(name, []).append(value.strip())
    return found
def entry_points(content):
    groups, names = {}, None
    for line in map(str.strip, lines_of(content)):
        section = re.match(r"\[([^\]]*)\]", line)
        if section:
            names = groups.setdefault(section.group(1).strip(), {})
        elif line and line[0] not in "#;" and "=" in line and names is not None:
            name, _, value = line.partition("=")
            names[name.strip()] = value.strip()
    return groups
def legacy_requirements(content):
    found, marker = [], ""
    for line in map(str.strip, lines_of(content)):
        section = re.match(r"\[([^:\]]*):?(.*)\]\Z", line)
        if section:
            extra, condition = section.groups()
            both = ['extra == "%s"' % extra] if extra else []
            both += ["(%s)" % condition if extra else condition] if condition else []
            marker = " ; " + " and ".join(both) if both else ""
        elif line and not line.startswith("#"):
            found.append(line + marker)
    return found
def normalised(name):
    return re.sub(r"[-_.]+", "-", name).lower()
def without_places(content, instead=b""):
    address = br"(?im)^(Requires-Dist:[ \t]*[\w.-]+(?:[ \t]*\[[^\]\r\n]*\])?)[ \t]*@[ \t]*file:[^\r\n]*?([ \t];[^\r\n]*)?(?=\r?$)"
    return re.sub(address, lambda found: found.group(1) + instead + (found.group(2) or b""), content)
def described(metadata, content, points, legacy=b""):
    fields = headers(content)
    if not fields.get("name") or not fields.get("version"):
        raise Refused("NoMetadata", metadata)
    scripts = entry_points(points).get("console_scripts", {})
    result = {
        "name": normalised(fields["name"][0]),
        "version": fields["version"][0],
        "metadata": metadata,
        "requires": fields.get("requires-dist", []) or legacy_requirements(legacy),
        "scripts": sorted(scripts),
    }
    for field, key in ("requires-python", "requiresPython"), ("license-expression", "licenseExpression"):
        if fields.get(field):
            result[key] = fields[field][0]
    license = fields.get("license", [""])[0]
    if 0 < len(license) <= longest_name:
        result["license"] = license
    classifiers = [each for each in fields.get("classifier", []) if each.startswith("License ::")]
    if classifiers:
        result["licenseClassifiers"] = classifiers
    return dict((key, utf8(value)) for key, value in result.items())
def utf8(value):
    if not python2:
        return value
    return [text_of(each) for each in value] if isinstance(value, list) else text_of(value)
import re
import sys
python_line = re.compile(
    br"#!\s*(?:/[^\r\n]*/|\S*/)?(?:env\s+(?:-S\s+)?)?(?:\S*/)?python[\d.]*w?(?:\s+(-[^\r\n]*))?\s*\Z"
)
long_line = re.compile(br"#!/bin/sh\r?\n'''exec' [^\r\n]*python[\d.]*w?\"?((?: -\S+)*) \"\$0\" \"\$@\"\r?\n' '''\r?\n")
coding_line = re.compile(br"[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)")
def kept_flags(flags):
    kept = []
    for flag in (flags or b"").split():
        if re.match(br"-[EsIuBOSvqdP]+\Z", flag):
            flag = re.sub(b"[EsI]", b"", flag)
        if flag not in (b"", b"-"):
            kept.append(flag + b" ")
    return b"".join(kept)
def read_script(source):
    found = long_line.match(source)
    if found:
        return kept_flags(found.group(1)), source[found.end() :]
    first, _, body = source.partition(b"\n")
    found = python_line.match(first)
    return (kept_flags(found.group(1)), body) if found else None
def relocatable(source, launcher):
    if source[:2] != b"#!" or b"\n" not in source or source.startswith(launcher.partition(b"@CODING@")[0]):
        return None
    script = read_script(source)
    if script is None:
        return None
    flags, body = script
    declared = [found.group(1) for found in map(coding_line.match, body.split(b"\n", 2)[:2]) if found]
    coding = declared[0] if declared else b"utf-8"
    return launcher.replace(b"@CODING@", coding).replace(b"@FLAGS@", flags) + body
def relocate_scripts(members, launcher):
    for path, member in members.items():
        if path.startswith("bin/") and path.count("/") == 1 and not isinstance(member, Link) and member.begins(b"#!"):
            script = relocatable(member.content(), launcher)
            if script is not None:
                member.replace(script)
                member.executable = True
short_wrapper = """import sys
from %(module)s import %(first)s
if __name__ == '__main__':
    sys.argv[0] = sys.argv[0].removesuffix('.exe')
    sys.exit(%(function)s())
"""
long_wrapper = r"""# -*- coding: utf-8 -*-
import re
import sys
from %(module)s import %(first)s
if __name__ == '__main__':
    sys.argv[0] = re.sub(r'(-script\.pyw|\.exe)?$', '', sys.argv[0])
    sys.exit(%(function)s())
"""
wrapper_text = short_wrapper if sys.version_info >= (3, 9) else long_wrapper
def wrapper(name, value):
    found = re.match(r"([\w.]+)\s*:\s*([\w.]+)\s*(?:\[.*\])?\s*(?:#.*)?\Z", value)
    if not found or "/" in name or name in ("", ".", ".."):
        raise Refused("BadEntryPoint", "%s = %s" % (name, value))
    module, function = found.groups()
    text = wrapper_text % {"module": module, "first": function.split(".")[0], "function": function}
    return written(raw("#!python\n" + text), True)
def versioned(consoles):
    line = "%d.%d" % sys.version_info[:2]
    for name, pattern, names in (
        ("pip", r"pip(\d+(\.\d+)?)?\Z", ["pip", "pip" + line.split(".")[0], "pip" + line]),
        ("easy_install", r"easy_install(-\d+\.\d+)?\Z", ["easy_install", "easy_install-" + line]),
    ):
        if name in consoles:
            value = consoles[name]
            consoles = dict((each, consoles[each]) for each in consoles if not re.match(pattern, each))
            consoles.update((each, value) for each in names)
    return consoles
def wrappers(points):
    consoles = versioned(points.get("console_scripts", {}))
    both = list(consoles.items()) + list(points.get("gui_scripts", {}).items())
    return dict(("bin/" + name, wrapper(name, value)) for name, value in both)
import io
import mmap
import os
import re
import stat
import struct
import sys
import zipfile
import zlib
step = 1 << 18
def zip_pieces(archive, source, info, name):
    def pieces():
        start = info.header_offset
        names, extra = struct.unpack("<HH", source[start + 26 : start + 30])
        start += 30 + names + extra
        end, check = start + info.compress_size, 0
        engine = None if info.compress_type == 0 else zlib.decompressobj(-15)
        for at in range(start, end, step):
            rest = source[at : min(at + step, end)]
            while rest:
                piece, rest = (engine.decompress(rest, step), engine.unconsumed_tail) if engine else (rest, b"")
                check = zlib.crc32(piece, check)
                yield piece
        piece = engine.flush() if engine else b""
        if zlib.crc32(piece, check) & 0xFFFFFFFF != info.CRC:
            raise Refused("Damaged", name)
        yield piece
    def whole():
        yield archive.read(info)
    return pieces if info.compress_type in (0, 8) else whole
def is_executable(info):
    mode = info.external_attr >> 16
    return bool(stat.S_ISREG(mode) and mode & 0o111)
def name_in(info):
    if isinstance(info.filename, bytes) or info.flag_bits & 0x800:
        return native(raw(info.filename))
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
def inside(path):
    steps = [each for each in path.split("/") if each not in ("", ".")]
    if path.startswith("/") or ".." in steps or not steps:
        raise Refused("LeavesRoot", path)
    if re.search(r"[\x00-\x1f\x7f]", path):
        raise Refused("StrangeName", path)
    return "/".join(steps)
def unzipped(path):
    try:
        handle = io.open(path, "rb")
        archive = zipfile.ZipFile(handle)
        source = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
    except (zipfile.BadZipfile, ValueError):
        raise Refused("NoZip", "")
    members = {}
    for info in archive.infolist():
        name = name_in(info)
        if name.endswith("/"):
            continue
        if info.flag_bits & 1:
            raise Refused("Encrypted", name)
        members[inside(name)] = Member(info.file_size, is_executable(info), zip_pieces(archive, source, info, name))
    return members
def metadata_of(files, filename):
    found = sorted(set(each.split("/")[0] for each in files if each.split("/")[0].endswith(".dist-info")))
    if len(found) != 1:
        raise Refused("NoMetadata" if not found else "ManyMetadata", ", ".join(found))
    named = normalised(filename.split("-")[0])
    if filename.endswith(".whl") and not normalised(found[0]).startswith(named):
        raise Refused("OtherName", found[0])
    return found[0]
def check_format(tags):
    version = headers(tags).get("wheel-version", [""])[0]
    if not re.match(r"\d+(\.\d+)*\Z", version):
        raise Refused("NoFormat", version)
    if int(version.split(".")[0]) > 1:
        raise Refused("NewerFormat", version)
def include_folder(name):
    name = normalised(name) if sys.version_info >= (3, 9) else name.replace("_", "-")
    flags = getattr(sys, "abiflags", "")
    if sys.version_info >= (3, 10):
        flags = "t" if sys.version_info >= (3, 13) and "t" in flags else ""
    return "include/python%d.%d%s/%s" % (sys.version_info[0], sys.version_info[1], flags, name)
dropped = ("RECORD", "RECORD.jws", "RECORD.p7s", "INSTALLER", "REQUESTED", "direct_url.json")
def placed(files, info, packages, points):
    folders = {
        "purelib": packages,
        "platlib": packages,
        "scripts": "bin",
        "data": "",
        "headers": include_folder(info.split("-")[0]),
    }
    entries = set(points.get("console_scripts", {})) | set(points.get("gui_scripts", {}))
    members, data, scripts = {}, {}, {}
    for path, member in files.items():
        steps = path.split("/", 2)
        if not steps[0].endswith(".data") or len(steps) == 1:
            if path not in [info + "/" + each for each in dropped]:
                members[packages + "/" + path] = member
            continue
        if len(steps) < 3 or steps[1] not in folders:
            raise Refused("UnknownPlace", path)
        place = inside(folders[steps[1]] + "/" + steps[2] if folders[steps[1]] else steps[2])
        if steps[1] != "scripts":
            data[place] = member
        elif re.sub(r"(?i)(\.exe|-script\.py|\.pya)\Z", "", os.path.basename(place)) not in entries:
            member.executable = True
            scripts[place] = member
    members.update(data)
    members.update(scripts)
    members.update(wrappers(points))
    return members
def make_wheel(job, order):
    files = unzipped(job["path"])
    info = metadata_of(files, native(os.path.basename(job["path"])))
    for name in ("WHEEL", "METADATA"):
        if info + "/" + name not in files:
            raise Refused("NoMetadata", info + "/" + name)
    tags, packages = files[info + "/WHEEL"].head(most_headers), order["packages"]
    check_format(tags)
    points = files[info + "/entry_points.txt"].head(most_headers) if info + "/entry_points.txt" in files else b""
    metadata = files[info + "/METADATA"]
    top = metadata.head(most_headers)
    about = described(info, without_places(top, b" @ file:"), points)
    if without_places(top) != top:
        metadata.replace(without_places(metadata.content()))
    members = placed(files, info, packages, entry_points(points))
    relocate_scripts(members, order["launcher"])
    forget_places(members, members, tells_places(tags))
    made = write(
        job["target"],
        members,
        {packages + "/" + info + "/RECORD": list(members)},
        packages,
        tells_places(tags) is everything,
    )
    made["distributions"] = [about]
    return made
import io
import os
import stat
import sys
python_links = ("python", "python%d" % sys.version_info[0], "python%d.%d" % sys.version_info[:2])
left_out = ("INSTALLER", "REQUESTED", "direct_url.json")
def file_pieces(path):
    def pieces():
        with io.open(path, "rb") as handle:
            piece = handle.read(step)
            while piece:
                yield piece
                piece = handle.read(step)
    return pieces
def link_inside(top, path):
    place, target = os.path.join(top, path), os.readlink(os.path.join(top, path))
    real = os.path.realpath(place)
    if not (real + b"/").startswith(os.path.realpath(top) + b"/"):
        raise Refused("LinkLeavesRoot", "%s -> %s" % (native(path), native(target)))
    if target.startswith(b"/"):
        target = os.path.relpath(target, os.path.dirname(place))
    if (os.path.normpath(os.path.join(os.path.dirname(path), target)) + b"/").startswith(b"../"):
        raise Refused("LinkLeavesRoot", "%s -> %s" % (native(path), native(target)))
    return Link(native(target))
def walk(top, folder=b""):
    for name in sorted(os.listdir(os.path.join(top, folder))):
        path = os.path.join(folder, name)
        found = os.lstat(os.path.join(top, path))
        if stat.S_ISDIR(found.st_mode):
            for each in walk(top, path):
                yield each
        elif folder == b"bin" and native(name) in python_links:
            continue
        elif b"\n" in path:
            raise Refused("StrangeName", native(path))
        elif stat.S_ISLNK(found.st_mode):
            yield native(path), link_inside(top, path)
        elif stat.S_ISREG(found.st_mode):
            pieces = file_pieces(os.path.join(top, path))
            yield native(path), Member(found.st_size, bool(found.st_mode & stat.S_IXUSR), pieces)
        else:
            raise Refused("SpecialFile", native(path))
def source_of(path):
    folder, name = os.path.split(path)
    if os.path.basename(folder) == "__pycache__":
        return os.path.join(os.path.dirname(folder), name.split(".")[0] + ".py")
    return path[:-1]
def unwanted(path, members, packages):
    folder, name = os.path.split(path)
    if path.endswith((".pyc", ".pyo")):
        return source_of(path) in members
    if folder == packages:
        return name == "easy-install.pth" or name.endswith(".egg-link")
    return os.path.dirname(folder) == packages and folder.endswith(".dist-info") and name in left_out
def listed_in(record, members, packages, top):
    import csv
    text = record.content()
    rows = csv.reader(text.splitlines() if python2 else native(text).splitlines())
    found = [os.path.normpath(os.path.join(native(top), packages, row[0])) for row in rows if row]
    start = native(top).rstrip("/") + "/"
    return [each[len(start) :] for each in found if each.startswith(start) and each[len(start) :] in members]
def content_of(members, *paths):
    for path in paths:
        if isinstance(members.get(path), Member):
            return members[path].head(most_headers)
    return b""
def metadata_in(members, packages):
    start = packages + "/"
    names = set(path[len(start) :].split("/")[0] for path in members if path.startswith(start))
    return sorted(each for each in names if each.endswith((".dist-info", ".egg-info")))
def forget_in(members, packages, name, listed):
    place = packages + "/" + name
    if name.endswith(".dist-info") and place + "/WHEEL" in members:
        forget_places(members, listed, tells_places(members[place + "/WHEEL"].head(most_headers)))
    lines = lines_of(content_of(members, place + "/installed-files.txt"))
    libraries = [os.path.normpath(os.path.join(place, line.strip())) for line in lines if line.strip()]
    forget_places(members, [each for each in libraries if each.endswith(".so")], everything)
def forget_required_places(members, place):
    for path, header in ((place + "/METADATA", b""), (place + "/requires.txt", b"Requires-Dist: ")):
        if isinstance(members.get(path), Member):
            content = members[path].content()
            lines = [header + line if line else line for line in content.split(b"\n")]
            without = without_places(b"\n".join(lines)).split(b"\n")
            members[path].replace(b"\n".join([line[len(header) :] if line else line for line in without]))
def make_tree(job, order):
    top, packages = job["path"], order["packages"]
    members = dict(walk(top))
    members = dict((path, members[path]) for path in members if not unwanted(path, members, packages))
    relocate_scripts(members, order["launcher"])
    records, abouts = {}, []
    for name in metadata_in(members, packages):
        place = packages + "/" + name
        record, listed = members.get(place + "/RECORD"), []
        if isinstance(record, Member):
            listed = listed_in(record, members, packages, top)
            records[place + "/RECORD"] = listed
        forget_in(members, packages, name, listed)
        forget_required_places(members, place)
        content = content_of(members, place, place + "/METADATA", place + "/PKG-INFO")
        points = content_of(members, place + "/entry_points.txt")
        if headers(content).get("name"):
            abouts.append(described(name, content, points, content_of(members, place + "/requires.txt")))
    rest = dict((each, members[each]) for each in members if each not in records)
    made = write(job["target"], rest, records, packages, True)
    made["distributions"] = abouts
    return made
import errno
import io
import json
import os
import struct
import sys
import zipfile
import zlib
def save(target, result):
    with io.open(target + b".json", "wb") as out:
        out.write(raw(json.dumps(result, sort_keys=True)))
def failure(condition, detail):
    return {"failed": {"condition": condition, "detail": text_of(detail)}}
def carry_out(job, order):
    try:
        result = make_tree(job, order) if job["_tag"] == "Tree" else make_wheel(job, order)
    except Refused as refused:
        result = failure(refused.condition, refused.detail)
    except (struct.error, zlib.error, zipfile.BadZipfile, EOFError) as error:
        result = failure("Damaged", str(error))
    except (IOError, OSError) as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        result = failure("NoSpace" if full else "Unreadable", str(error))
    except Exception:
        import traceback
        result = failure("Ended", "\n".join(traceback.format_exc().splitlines()[-5:]))
    if "failed" in result:
        io.open(job["target"], "wb").close()
    save(job["target"], result)
def size_of(job):
    return os.path.getsize(job["path"]) if job["_tag"] == "Wheel" and os.path.isfile(job["path"]) else 1 << 62
def main():
    with io.open(sys.argv[1], "rb") as handle:
        order = json.loads(handle.read().decode("utf-8"))
    order["packages"], order["launcher"] = native(raw(order["packages"])), raw(order["launcher"])
    for job in order["jobs"]:
        job["path"], job["target"] = raw(job["path"]), raw(job["target"])
    waiting = sorted(order["jobs"], key=size_of)
    running = 0
    while waiting or running:
        if waiting and running < order["processes"]:
            job = waiting.pop()
            pid = os.fork()
            if pid == 0:
                try:
                    carry_out(job, order)
                finally:
                    os._exit(0)
            running += 1
        else:
            running -= 1
            os.wait()
main()
`

/** Fetches one file of a simple index (PEP 503) where no pip is to be had. */
export const fetchFile = String.raw`
import base64
import hashlib
import os
import re
import ssl
import sys
try:
    from urllib.request import Request, urlopen
    from urllib.parse import urljoin, urlsplit, urlunsplit, unquote
except ImportError:
    from urllib2 import Request, urlopen, unquote
    from urlparse import urljoin, urlsplit, urlunsplit
index, project, name, digest, target = sys.argv[1:6]
index = os.environ.get("BUILDPACK_INDEX_URL", index)
cafile = os.environ.get("PIP_CERT") or os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE") or None
def get(url):
    parts = urlsplit(url)
    host = parts.hostname + (":%d" % parts.port if parts.port else "")
    request = Request(urlunsplit((parts.scheme, host, parts.path, parts.query, "")))
    if parts.username is not None:
        login = "%s:%s" % (unquote(parts.username), unquote(parts.password or ""))
        request.add_unredirected_header(
            "Authorization", "Basic " + base64.b64encode(login.encode("utf-8")).decode("ascii")
        )
    context = ssl.create_default_context(cafile=cafile) if parts.scheme == "https" else None
    return urlopen(request, timeout=60, context=context).read()
page_url = index.rstrip("/") + "/" + project + "/"
page = get(page_url).decode("utf-8", "replace")
links = [h.replace("&amp;", "&") for h in re.findall(r'href\s*=\s*["\']([^"\']+)["\']', page)]
found = [h for h in links if unquote(urlsplit(h).path).rsplit("/", 1)[-1] == name]
if not found:
    sys.exit("the index has no %s" % name)
url = urljoin(page_url, found[0])
origin, there = urlsplit(index), urlsplit(url)
if (
    origin.username is not None
    and there.username is None
    and (there.scheme, there.hostname) == (origin.scheme, origin.hostname)
):
    url = urlunsplit((there.scheme, origin.netloc.rsplit("@", 1)[0] + "@" + there.netloc, there.path, there.query, ""))
content = get(url)
if hashlib.sha256(content).hexdigest() != digest:
    sys.exit("%s from the index has another checksum than it must have" % name)
with open(target, "wb") as f:
    f.write(content)
`

/** Makes archives of Pythons: of an installed one for operators to keep, and of that the one that goes with an app. */
export const interpreterArchive = String.raw`
import sys
moment = 315532801
line = "%d.%d" % sys.version_info[:2]
class Refused(Exception):
    pass
import os
import re
import struct
def is_elf(data):
    return data[:6] == b"\x7fELF\2\1" and len(data) > 64
def tables(data):
    (start,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    loads, entries = [], []
    dynamic = None
    for at in range(start, start + size * count, size):
        kind, _, offset, address, _, length = struct.unpack_from("<IIQQQQ", data, at)
        if kind == 1:
            loads.append((address, length, offset))
        elif kind == 2:
            dynamic = offset, length
    if dynamic is not None:
        for at in range(dynamic[0], dynamic[0] + dynamic[1], 16):
            entry = struct.unpack_from("<qQ", data, at)
            if entry[0] == 0:
                break
            entries.append(entry)
    return loads, entries
def texts(data, wanted):
    loads, entries = tables(data)
    table = [v - address + offset for t, v in entries if t == 5 for address, size, offset in loads if address <= v < address + size]
    if not table:
        return []
    starts = [table[0] + value for tag, value in entries if tag in wanted]
    return [(at, bytes(data[at : data.index(b"\0", at)])) for at in starts]
def finds_from_home(data, path, prefix):
    if not is_elf(data):
        return data
    made = bytearray(data)
    for at, old in texts(data, (15, 29)):
        places = []
        for place in old.decode("utf-8").split(":"):
            if place == prefix or place.startswith(prefix + "/"):
                way = os.path.relpath("/" + place[len(prefix) :].lstrip("/"), "/" + os.path.dirname(path))
                place = "$ORIGIN" if way == "." else "$ORIGIN/" + way
            if place not in places:
                places.append(place)
        new = ":".join(places).encode("utf-8")
        if len(new) > len(old):
            raise Refused("%s has no room for the way to its libraries: its prefix is too short" % path)
        made[at : at + len(old)] = new + b"\0" * (len(old) - len(new))
    return bytes(made)
def needs_glibc(data):
    if not is_elf(data):
        return ()
    found = [tuple(int(part) for part in text.split(b".")) for text in re.findall(br"\0GLIBC_(2\.\d+)(?=[.\0])", data)]
    return max(found) if found else ()
def libraries(data):
    return [text.decode("utf-8") for _, text in texts(data, (1,))] if is_elf(data) else []
import io
import os
import tarfile
def paths_in(root):
    found = []
    for folder, folders, names in os.walk(root):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        found += [os.path.relpath(os.path.join(folder, name), root) for name in names + links]
    return sorted(found)
def is_within(root, path):
    return os.path.realpath(path).startswith(os.path.realpath(root) + os.sep)
def member(root, path, name):
    full = os.path.join(root, path)
    status = os.lstat(full)
    info = tarfile.TarInfo(name)
    info.mtime = moment
    info.mode = 0o755 if status.st_mode & 0o100 else 0o644
    if os.path.islink(full):
        info.type, info.linkname, info.mode = tarfile.SYMTYPE, os.readlink(full), 0o777
    else:
        info.size = status.st_size
    return info
def add(tar, info, root, path, content=None):
    if info.type == tarfile.SYMTYPE:
        tar.addfile(info)
    elif content is not None:
        info.size = len(content)
        tar.addfile(info, io.BytesIO(content))
    else:
        with io.open(os.path.join(root, path), "rb") as file:
            tar.addfile(info, file)
import re
library = r"lib/python\d\.\d+/"
unneeded = re.compile(
    "|".join(
        (
            r"(?:.*/)?__pycache__/.*",
            r".*\.py[co]",
            r".*\.a",
            r"bin/(?:pip|idle)[\d.]*",
            r"share/(?:man|doc)/.*",
            library + r"(?!site-packages/)(?:.*/)?tests?/.*",
            library + r"(?:idlelib|turtledemo|ensurepip/_bundled)/.*",
            library + r"config(?:-[^/]*)?/(?!Makefile\Z).*",
            library + r"lib-dynload/_?(?:ctypes_test|test\w*|xx\w+)\.[^/]*",
            library + r"site-packages/(?:pip|pip-[^/]*)(?:/.*)?",
            library + r"EXTERNALLY-MANAGED",
        )
    )
    + r"\Z"
)
of_tk = re.compile(r"(?:lib/(?:tcl|tk|itcl|tdbc|thread)[\d.]*/|" + library + r"(?:tkinter|lib-tk)/).*\Z")
def is_unneeded(path, has_tk):
    return unneeded.match(path) is not None or (not has_tk and of_tk.match(path) is not None)
import gzip
import hashlib
import io
import json
import os
import re
import sys
import sysconfig
import tarfile
shared_prefixes = ("/", "/usr", "/usr/local")
def is_of_python(path, alone):
    name = re.escape(line)
    return re.match(
        r"(?:bin/(?:python|pydoc|2to3|idle|pip|easy_install)[^/]*|(?:include|lib)/python" + name + r"[a-z]*/.*|lib/libpython[^/]*)\Z",
        path,
    ) is not None or (alone and re.match(r"lib/(?:[^/]*\.so[^/]*|(?:tcl|tk)[\d.]+/.*)\Z|share/terminfo/", path) is not None)
def selected(root):
    alone = root not in shared_prefixes
    for path in paths_in(root):
        bundled = re.match(r"lib/python[\d.]+/(?:ensurepip/_bundled/|site-packages/pip(?:/|-)).*", path)
        if path.endswith((".pyc", ".pyo")) or not is_of_python(path, alone):
            continue
        if is_unneeded(path, True) and not bundled:
            continue
        full = os.path.join(root, path)
        if os.path.islink(full) and not is_within(root, full):
            raise Refused("%s is a link that leads out of %s" % (path, root))
        yield path
def libc_of(newest):
    if newest:
        return "glibc-%d.%d" % newest
    import glob
    return "musl" if glob.glob("/lib/ld-musl-*") else ""
def pack(out):
    root = os.path.realpath(sys.prefix)
    if getattr(sys, "base_prefix", sys.prefix) != sys.prefix or hasattr(sys, "real_prefix"):
        raise Refused("it is a virtual environment; pack the Python that it was made from")
    if root == "/usr":
        raise Refused("it belongs to the system, whose libraries it is made for; pack one with a folder of its own")
    if not os.path.exists(os.path.join(root, "bin", "python" + line)):
        raise Refused("there is no bin/python%s in %s" % (line, root))
    version = "%d.%d.%d" % sys.version_info[:3]
    newest, needed, own = (), set(), set()
    temporary = os.path.join(out, "interpreter.tar.gz")
    with io.open(temporary, "wb") as raw:
        packed = gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=raw, mtime=moment)
        tar = tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT)
        for path in selected(root):
            info = member(root, path, "python/" + path)
            content = None
            if info.isfile() and (path.startswith("bin/") or ".so" in os.path.basename(path)):
                with io.open(os.path.join(root, path), "rb") as file:
                    content = finds_from_home(file.read(), path, root)
                newest = max(newest, needs_glibc(content))
                needed |= set(libraries(content))
                own.add(os.path.basename(path))
            add(tar, info, root, path, content)
        tar.close()
        packed.close()
    libc = libc_of(newest)
    platform = sysconfig.get_platform()
    name = "-".join(part for part in ("cpython", version, platform, libc) if part) + ".tar.gz"
    digest, size = hashlib.sha256(), 0
    with io.open(temporary, "rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            digest.update(piece)
            size += len(piece)
    os.rename(temporary, os.path.join(out, name))
    entry = {
        "version": version,
        "implementation": "cpython",
        "platform": platform,
        "libc": libc,
        "file": name,
        "sha256": digest.hexdigest(),
        "size": size,
    }
    sys.stdout.write("\n@python-buildpack@" + json.dumps({"entry": entry, "needs": sorted(needed - own)}) + "\n")
import io
import os
import re
answers_at_home = '''

def _at_home():
    import os
    import re
    import sys

    old, here = build_time_vars.get("prefix") or "", getattr(sys, "base_prefix", sys.prefix)
    plain = {"clang": "cc", "clang++": "c++", "llvm-ar": "ar", "llvm-ranlib": "ranlib"}
    tools = ("CC", "CXX", "CPP", "AR", "RANLIB", "LDSHARED", "BLDSHARED", "LDCXXSHARED", "LINKCC", "MAINCC")
    strange = re.compile("-Wl,-rpath[,=].*|-fdebug-default-version=.*|-fprofile-[^ ]*")
    for name, value in list(build_time_vars.items()):
        if not isinstance(value, str):
            continue
        words = value.split(" ")
        if name in tools:
            base = re.sub("-[0-9.]+$", "", os.path.basename(words[0]))
            if base in plain:
                words[0] = plain[base]
            elif "/" in words[0] and not os.path.exists(words[0]):
                words[0] = os.path.basename(words[0])
        if name in tools or "FLAGS" in name:
            words = [word for word in words if not strange.match(word)]
        value = " ".join(words)
        if len(old) > 1 and old != "/usr":
            # What is split as a shell would split it must stay one word where there is a blank in the path.
            words = name in tools or "FLAGS" in name
            quoted = "'" + here.replace("'", "'\\"'\\"'") + "'" if words and re.search("[^-+./\\w]", here) else here
            value = re.sub(re.escape(old) + "(?![-.0-9A-Za-z_])", lambda _: quoted, value)
        build_time_vars[name] = value


_at_home()
del _at_home
'''
trampoline = '#!/bin/sh\n\'\'\'exec\' "$(dirname -- "$(realpath -- "$0")")/python%s" "$0" "$@"\n\' \'\'\'\n' % line
maker = re.compile(br"(?m)^(\s+executable = )(sys\.(?:_base_)?executable|getattr\(sys, '_base_executable', sys\.executable\))$")
def relocated(path, content):
    name = os.path.basename(path)
    if re.match(r"_sysconfigdata\w*\.py\Z", re.sub(r"-(?=linux|gnu|musl)", "_", name).replace("-", "_")):
        return content if b"def _at_home()" in content else content + answers_at_home.encode("ascii")
    if is_maker(path):
        return maker.sub(br"\1os.path.realpath(\2)", content)
    if path.startswith("bin/") and re.match(br"#!\s*/[^\n]*python[\d.]*[^\n]*\n", content):
        return trampoline.encode("ascii") + content.split(b"\n", 1)[1]
    return content
def is_maker(path):
    return path.endswith("/venv/__init__.py")
def read(path):
    with io.open(path, "rb") as file:
        return file.read()
import glob
import io
import json
import marshal
import os
import struct
import sys
import tarfile
import zipfile
if sys.version_info >= (3, 4):
    import importlib.util
    magic = importlib.util.MAGIC_NUMBER
else:
    import imp
    magic = imp.get_magic()
def compiled_name(path):
    if sys.version_info[0] == 2:
        return path + "c"
    folder, name = os.path.split(path)
    return "%s/__pycache__/%s.%s.pyc" % (folder, name[:-3], sys.implementation.cache_tag)
def compiled(source, path):
    try:
        code = compile(source.replace(b"\r\n", b"\n") if sys.version_info[0] == 2 else source, path, "exec", 0, True)
    except Exception:
        return None
    if sys.version_info >= (3, 7):
        head = b"\1\0\0\0" + importlib.util.source_hash(source)
    elif sys.version_info[0] == 2:
        head = struct.pack("<I", moment)
    else:
        head = struct.pack("<II", moment, len(source) & 0xFFFFFFFF)
    return magic + head + marshal.dumps(code)
def has_tk():
    try:
        import _tkinter
        return _tkinter is not None
    except ImportError:
        return False
def keep_pip(root, folder):
    library = os.path.join(root, "lib", "python" + line)
    for wheel in sorted(glob.glob(os.path.join(library, "ensurepip", "_bundled", "pip-*.whl"))):
        name = os.path.basename(wheel)
        with io.open(os.path.join(folder, name), "wb") as out:
            out.write(read(wheel))
        return name
    packages = os.path.join(library, "site-packages")
    found = [path for path in paths_in(packages) if path.startswith("pip/") and not path.endswith((".pyc", ".pyo"))]
    if not found:
        return None
    name = "pip-0-py2.py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(folder, name), "w", zipfile.ZIP_DEFLATED) as archive:
        for path in found:
            archive.writestr(zipfile.ZipInfo(path), read(os.path.join(packages, path)))
    return name
def prepare(root, folder):
    root = os.path.realpath(root)
    tk, before, count = has_tk(), 0, 0
    pip = keep_pip(root, folder)
    contents = {}
    for path in paths_in(root):
        full = os.path.join(root, path)
        if os.path.islink(full):
            if not os.path.exists(full) or is_unneeded(path, tk):
                continue
            if os.path.isabs(os.readlink(full)) or not is_within(root, full):
                raise Refused("%s is a link that leads out of the archive" % path)
            target = os.path.relpath(os.path.realpath(full), root)
            if not os.path.isdir(full) and is_unneeded(target, tk):
                continue
        else:
            before += os.lstat(full).st_size
            if is_unneeded(path, tk):
                continue
        contents[path] = None
    for path in list(contents):
        full = os.path.join(root, path)
        if os.path.islink(full):
            continue
        if path.startswith("bin/") or os.path.basename(path).startswith("_sysconfigdata") or is_maker(path):
            made = relocated(path, read(full))
            contents[path] = made if made != read(full) else None
        if path.endswith(".py"):
            source = read(full) if contents[path] is None else contents[path]
            code = compiled(source, path)
            if code is not None:
                contents[compiled_name(path)] = code
    out = io.open(os.path.join(folder, "interpreter.tar"), "wb")
    tar = tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT)
    for path in sorted(contents):
        content = contents[path]
        if content is not None and not os.path.lexists(os.path.join(root, path)):
            info = tarfile.TarInfo(path)
            info.mtime, info.mode = moment, 0o644
        else:
            info = member(root, path, path)
        add(tar, info, root, path, content)
        count += 1
    size = tar.offset
    out.close()
    made = {"members": count, "size": size, "before": before}
    if pip is not None:
        made["pip"] = pip
    sys.stdout.write("\n@python-buildpack@" + json.dumps(made) + "\n")
import sys
if sys.path[0] == "":
    del sys.path[0]
try:
    if sys.argv[1] == "pack":
        pack(sys.argv[2])
    else:
        prepare(sys.argv[2], sys.argv[3])
except Refused as refused:
    sys.stderr.write("%s\n" % refused)
    sys.exit(3)
`

/** Tells what a Python is: the questions that are put to an interpreter, which is asked by running this. */
export const interpreterFacts = String.raw`
import json
import os
import sys
try:
    import sysconfig
except ImportError:
    sysconfig = None
def magic():
    try:
        import importlib.util
        raw = importlib.util.MAGIC_NUMBER
    except Exception:
        import imp
        raw = imp.get_magic()
    return "".join("%02x" % b for b in bytearray(raw))
def libc():
    try:
        text = os.confstr("CS_GNU_LIBC_VERSION")
        if text:
            return text.replace(" ", "-")
    except Exception:
        pass
    import glob
    return "musl" if glob.glob("/lib/ld-musl-*") else ""
def abi():
    v = sys.version_info
    if v[0] == 2:
        return "cp%d%d%s" % (v[0], v[1], "mu" if sys.maxunicode > 0xFFFF else "m")
    flags = getattr(sys, "abiflags", "")
    return "cp%d%d%s" % (v[0], v[1], flags)
def pip():
    try:
        import pip
        return {"version": pip.__version__, "path": os.path.dirname(os.path.abspath(pip.__file__))}
    except Exception:
        return None
def bundled():
    import glob
    places = [
        os.path.join(os.path.dirname(os.__file__), "ensurepip", "_bundled", "pip-*.whl"),
        "/usr/share/python-wheels/pip-*.whl",
    ]
    for place in places:
        found = sorted(glob.glob(place))
        if found:
            return found[-1]
    return None
base = getattr(sys, "real_prefix", None) or getattr(sys, "base_prefix", sys.prefix)
impl = getattr(sys, "implementation", None)
facts = {
    "executable": os.path.realpath(sys.executable),
    "prefix": sys.prefix,
    "base": base,
    "version": "%d.%d.%d" % sys.version_info[:3],
    "implementation": impl.name if impl else ("pypy" if hasattr(sys, "pypy_version_info") else "cpython"),
    "release": sys.version_info[3],
    "freeThreaded": bool(sysconfig and sysconfig.get_config_var("Py_GIL_DISABLED")),
    "cacheTag": (getattr(impl, "cache_tag", "") or "") if impl else "",
    "magic": magic(),
    "abi": abi(),
    "platform": sysconfig.get_platform() if sysconfig else "",
    "libc": libc(),
    "sitePackages": "lib/python%d.%d/site-packages" % sys.version_info[:2],
    "sharedLibrary": os.path.join(
        sysconfig.get_config_var("LIBDIR") or "", sysconfig.get_config_var("INSTSONAME") or ""
    )
    if sysconfig and sysconfig.get_config_var("Py_ENABLE_SHARED")
    else "",
}
found = pip()
if found:
    facts["pip"] = found
wheel = bundled()
if wheel:
    facts["bundledPip"] = wheel
sys.stdout.write("\n@python-buildpack@" + json.dumps(facts) + "\n")
`

/** Whether the metadata of a wheel names a folder or a file of the host where it was built (PEP 508, `name @ file:...`). */
export const namesPlace = String.raw`
import re
import sys
import zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    for name in wheel.namelist():
        if name.endswith(".dist-info/METADATA") and re.search(
            br"(?im)^Requires-Dist:[^;\r\n]*@\s*file:", wheel.read(name)
        ):
            sys.exit(1)
`

/** Imports what starts an app once, as its server will, and tells how long that took or why it failed. */
export const checkStart = String.raw`
import os
import sys
real_top = os.path.realpath(sys.argv[2])
text_type = type(u"")
foreign = os.path.realpath(os.path.dirname(os.__file__)) + os.sep
def text_of(value):
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    try:
        return text_type(value)
    except Exception:
        return text_type(repr(value))
def named(path):
    real = os.path.realpath(path)
    return real[len(real_top) + 1 :] if real.startswith(real_top + os.sep) else None
def of_app(path):
    if path.startswith("<") or "site-packages" in path or os.path.realpath(path).startswith(foreign):
        return None
    return named(path)
def frames_of(trace):
    found = []
    while trace is not None:
        path = of_app(trace.tb_frame.f_code.co_filename)
        if path is not None:
            found.append({"file": text_of(path), "line": trace.tb_lineno})
        trace = trace.tb_next
    return found
import io
import json
import os
import sys
answer_path = sys.argv[1]
asked, missing = set(), []
answer = {"variables": [], "all": False}
def write():
    answer["variables"] = sorted(text_of(name) for name in asked)
    with io.open(answer_path + ".new", "w", encoding="utf-8") as file:
        file.write(text_of(json.dumps(answer)))
    os.rename(answer_path + ".new", answer_path)
def watch():
    base = os.environ.__class__
    class Watched(base):
        def __getitem__(self, name):
            asked.add(name)
            try:
                return base.__getitem__(self, name)
            except KeyError:
                if name not in missing:
                    missing.append(name)
                raise
        def get(self, name, default=None):
            try:
                return self[name]
            except KeyError:
                return default
        def __contains__(self, name):
            try:
                self[name]
            except KeyError:
                return False
            return True
        has_key = __contains__
        def __iter__(self):
            answer["all"] = True
            return base.__iter__(self)
        def keys(self):
            answer["all"] = True
            return base.keys(self)
        def items(self):
            answer["all"] = True
            return base.items(self)
        def copy(self):
            answer["all"] = True
            return base.copy(self)
    os.environ.__class__ = Watched
import sys
if sys.path[0] == "":
    del sys.path[0]
import linecache
import os
import re
import time
import traceback
try:
    import __builtin__ as builtins
except ImportError:
    import builtins
from importlib import import_module
try:
    from importlib.util import find_spec as find
except ImportError:
    from imp import find_module as find
module_name, object_name = sys.argv[3:5]
calls, folders = sys.argv[5] == "call", sys.argv[6:]
clock = getattr(time, "perf_counter", time.time)
own_times, open_times = {}, []
def measure():
    real = builtins.__import__
    def timed(name, globals=None, locals=None, fromlist=(), level=0 if sys.version_info[0] > 2 else -1):
        package = (globals or {}).get("__package__") if level > 0 else None
        first = text_of(package or name).split(".")[0]
        begun = clock()
        open_times.append(0.0)
        try:
            return real(name, globals, locals, fromlist, level)
        finally:
            took = clock() - begun
            inner = open_times.pop()
            own_times[first] = own_times.get(first, 0.0) + max(took - inner, 0.0)
            if open_times:
                open_times[-1] += took
    builtins.__import__ = timed
def importing(trace):
    code = ""
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        if not path.startswith("<"):
            code = text_of(linecache.getline(path, trace.tb_lineno)).strip()[:200]
        trace = trace.tb_next
    asked = re.match(r"(?:from|import)\s+(\w[\w.]*)", code)
    if asked is None:
        return {}
    first = asked.group(1).split(".")[0]
    try:
        there = first in sys.modules or find(str(first)) is not None
    except Exception:
        there = False
    own = any(os.path.exists(os.path.join(os.getcwd(), first + end)) for end in ("", ".py"))
    return {"code": code, "isThere": there, "isOwn": own, "asked": asked.group(1)}
def failure(error, trace):
    facts = {"type": text_of(type(error).__name__), "text": text_of(error)[:2000], "frames": frames_of(trace)}
    if isinstance(error, SyntaxError) and error.filename is not None:
        path = of_app(error.filename)
        if path is not None:
            facts["frames"].append({"file": text_of(path), "line": error.lineno or 1})
        facts["code"] = text_of(error.text or "").strip()[:200]
    if isinstance(error, ImportError):
        facts.update(importing(trace))
        name = getattr(error, "name", None)
        words = text_of(error).replace("'", " ").split()
        name = text_of(name or (words[-1] if "No module named" in text_of(error) and words else ""))
        asked = facts.pop("asked", "")
        facts["name"] = asked if name != "" and asked.endswith("." + name) else name
    if not isinstance(error, (ImportError, SyntaxError)):
        text = facts["text"]
        named = [name for name in map(text_of, missing) if len(name) > 2 and re.search(r"(?<!\w)%s(?!\w)" % re.escape(name), text)]
        if named:
            facts["variable"] = max(named, key=len)
    shown = [frame for frame in traceback.extract_tb(trace) if of_app(frame[0]) is not None]
    sys.stdout.write("".join(traceback.format_list(shown) + traceback.format_exception_only(type(error), error)))
    return facts
def load():
    found = import_module(module_name)
    if object_name == "":
        return None
    for name in object_name.split("."):
        if not hasattr(found, name):
            return {"condition": "absent"}
        found = getattr(found, name)
    found = found() if calls else found
    return None if callable(found) else {"condition": "not-callable", "type": text_of(type(found).__name__)}
sys.path[:0] = [os.path.abspath(folder) for folder in folders] + [os.getcwd()]
sys.argv[:] = [module_name]
begun = clock()
try:
    watch()
    measure()
    wrong = load()
    if wrong is not None:
        answer["wrong"] = wrong
except BaseException:
    kind, error, trace = sys.exc_info()
    answer["failure"] = failure(error, trace)
answer["seconds"] = clock() - begun
slowest = sorted(own_times.items(), key=lambda one: -one[1])[:5]
answer["slowest"] = [[name, seconds] for name, seconds in slowest if seconds >= 0.001]
write()
for stream in (sys.stdout, sys.stderr):
    try:
        stream.flush()
    except Exception:
        pass
os._exit(0)
`

/** Collects the static files of a Django app, where the app's own Django says that it has any. */
export const collectStatic = String.raw`
import os
import sys
real_top = os.path.realpath(sys.argv[2])
text_type = type(u"")
foreign = os.path.realpath(os.path.dirname(os.__file__)) + os.sep
def text_of(value):
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    try:
        return text_type(value)
    except Exception:
        return text_type(repr(value))
def named(path):
    real = os.path.realpath(path)
    return real[len(real_top) + 1 :] if real.startswith(real_top + os.sep) else None
def of_app(path):
    if path.startswith("<") or "site-packages" in path or os.path.realpath(path).startswith(foreign):
        return None
    return named(path)
def frames_of(trace):
    found = []
    while trace is not None:
        path = of_app(trace.tb_frame.f_code.co_filename)
        if path is not None:
            found.append({"file": text_of(path), "line": trace.tb_lineno})
        trace = trace.tb_next
    return found
import io
import json
import os
import sys
answer_path = sys.argv[1]
asked, missing = set(), []
answer = {"variables": [], "all": False}
def write():
    answer["variables"] = sorted(text_of(name) for name in asked)
    with io.open(answer_path + ".new", "w", encoding="utf-8") as file:
        file.write(text_of(json.dumps(answer)))
    os.rename(answer_path + ".new", answer_path)
def watch():
    base = os.environ.__class__
    class Watched(base):
        def __getitem__(self, name):
            asked.add(name)
            try:
                return base.__getitem__(self, name)
            except KeyError:
                if name not in missing:
                    missing.append(name)
                raise
        def get(self, name, default=None):
            try:
                return self[name]
            except KeyError:
                return default
        def __contains__(self, name):
            try:
                self[name]
            except KeyError:
                return False
            return True
        has_key = __contains__
        def __iter__(self):
            answer["all"] = True
            return base.__iter__(self)
        def keys(self):
            answer["all"] = True
            return base.keys(self)
        def items(self):
            answer["all"] = True
            return base.items(self)
        def copy(self):
            answer["all"] = True
            return base.copy(self)
    os.environ.__class__ = Watched
import sys
if sys.path[0] == "":
    del sys.path[0]
import linecache
import os
import re
import runpy
import shutil
import traceback
manage, backup = sys.argv[3:5]
answer.update({"phase": "manage", "verdict": None, "missing": missing})
def holds(place):
    return (os.path.realpath(manage) + os.sep).startswith(os.path.realpath(place) + os.sep)
def collect(management):
    answer["phase"] = "settings"
    answer["settingsModule"] = text_of(os.environ.get("DJANGO_SETTINGS_MODULE") or "")
    import django
    from django.conf import settings
    answer["noApps"] = not settings.INSTALLED_APPS
    django.setup()
    if "collectstatic" not in management.get_commands():
        answer["verdict"] = "absent"
        return
    answer["phase"] = "storage"
    from django.contrib.staticfiles.storage import staticfiles_storage
    if not getattr(settings, "STATIC_ROOT", None):
        try:
            staticfiles_storage.path("")
        except NotImplementedError:
            pass
        except Exception:
            answer["verdict"] = "no-root"
            answer["settings"] = settings_file(settings)
            return
    try:
        place = staticfiles_storage.path("")
    except NotImplementedError:
        place = None
    answer["storage"] = text_of(type(staticfiles_storage._wrapped).__name__)
    if place is None:
        answer["verdict"] = "remote"
    else:
        answer["place"] = text_of(place)
        answer["root"] = "." if os.path.realpath(place) == real_top else named(place)
        if answer["root"] is None or holds(place):
            answer["verdict"] = "outside"
            return
        if os.path.isdir(place):
            shutil.copytree(place, backup, symlinks=True)
        answer["verdict"] = "collected"
    answer["phase"] = "collecting"
    write()
    management.call_command("collectstatic", interactive=False, verbosity=1, skip_checks=False)
    if place is not None:
        sizes = [
            os.lstat(os.path.join(folder, name)).st_size for folder, _, names in os.walk(place) for name in names
        ]
        answer["count"], answer["size"] = len(sizes), sum(sizes)
    answer["phase"] = "done"
def settings_file(settings):
    module = sys.modules.get(getattr(settings, "SETTINGS_MODULE", None) or "")
    path = getattr(module, "__file__", None)
    return None if path is None else named(path[:-1] if path.endswith(".pyc") else path)
def show(error, trace):
    frames = traceback.extract_tb(trace)
    shown = [frame for at, frame in enumerate(frames) if of_app(frame[0]) is not None or at == len(frames) - 1]
    lines = ["Traceback (most recent call last, the app's own lines):\n"] + traceback.format_list(shown)
    print(from_top("".join(lines + traceback.format_exception_only(type(error), error))))
def from_top(text):
    for place in (sys.argv[2], real_top):
        text = text.replace((place if isinstance(text, str) else text_of(place)) + os.sep, "")
    return text
def asks(trace):
    found = []
    while trace is not None:
        path, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        file = of_app(path)
        text = "" if file is None else linecache.getline(path, line)
        for name in missing:
            if re.search("[\"']" + re.escape(name) + "[\"']\\s*[\\])]", text):
                found.insert(0, {"name": text_of(name), "file": text_of(file), "line": line})
        trace = trace.tb_next
    return found
def started(trace):
    while trace.tb_next is not None:
        trace = trace.tb_next
    return os.path.basename(trace.tb_frame.f_code.co_filename) in ("subprocess.py", "subprocess.pyc")
def of_system(error):
    seen = []
    while error is not None and error not in seen:
        if isinstance(error, EnvironmentError):
            return error
        seen.append(error)
        hidden = getattr(error, "__suppress_context__", False)
        error = getattr(error, "__cause__", None) or (None if hidden else getattr(error, "__context__", None))
    return None
def told(error, trace):
    facts = {
        "type": text_of(type(error).__name__),
        "module": text_of(type(error).__module__),
        "text": from_top(text_of(error))[:4000],
        "frames": frames_of(trace),
        "asks": asks(trace),
    }
    if isinstance(error, SyntaxError) and error.filename is not None:
        facts["frames"].append({"file": text_of(named(error.filename) or error.filename), "line": error.lineno or 0})
    system = of_system(error)
    if system is not None:
        path = system.filename
        facts["errno"] = system.errno if isinstance(system.errno, int) else None
        facts["path"] = None if path is None else text_of(named(path) or path)
        if system.errno == 2 and path is not None and started(trace):
            facts["program"] = text_of(path)
    if isinstance(error, ImportError):
        facts["name"] = text_of(getattr(error, "name", None) or "") or None
    return facts
def main():
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    sys.argv[:] = [manage, "collectstatic", "--noinput"]
    sys.path.insert(0, os.path.dirname(os.path.realpath(manage)))
    from django.core import management
    def execute(utility):
        collect(management)
    management.ManagementUtility.execute = execute
    watch()
    runpy.run_path(manage, run_name="__main__")
status = 0
try:
    main()
except SystemExit as error:
    if error.code not in (None, 0):
        status = 1
        answer["error"] = told(error, sys.exc_info()[2])
        if not isinstance(error.code, int):
            print(error.code)
except BaseException as error:
    status = 1
    trace = sys.exc_info()[2]
    answer["error"] = told(error, trace)
    show(error, trace)
sys.stdout.flush()
write()
os._exit(status)
`

/** Parses files as the Python that runs this does, and looks for what only the other major can run. */
export const parseSources = String.raw`
import ast
import json
import os
import re
import sys
others = (
    """
  http http.server http.client http.cookies http.cookiejar socketserver asyncio tkinter xmlrpc html.parser dataclasses
  contextvars secrets zoneinfo graphlib tomllib urllib.request urllib.parse urllib.error
"""
    if sys.version_info[0] == 2
    else """
  urllib2 urlparse httplib ConfigParser StringIO cStringIO cPickle Queue SocketServer BaseHTTPServer SimpleHTTPServer
  CGIHTTPServer Cookie cookielib HTMLParser xmlrpclib SimpleXMLRPCServer __builtin__ Tkinter htmlentitydefs robotparser
"""
)
others = set(others.split())
def strings(node, names, depth=0):
    if depth > 8:
        return []
    if isinstance(node, ast.Name):
        return strings(names[node.id], names, depth + 1) if node.id in names else []
    text = getattr(node, "s", None) if node.__class__.__name__ == "Str" else getattr(node, "value", None)
    if isinstance(text, type("")) or isinstance(text, type(u"")):
        return [text]
    return [one for child in ast.iter_child_nodes(node) for one in strings(child, names, depth)]
def entries(node, names, depth=0):
    if depth > 4:
        return
    if isinstance(node, ast.Name):
        for one in entries(names.get(node.id), names, depth + 1):
            yield one
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values):
            for name in strings(key, names) if key is not None else []:
                yield name, value
    elif isinstance(node, ast.Call):
        for keyword in node.keywords:
            if keyword.arg is None:
                for one in entries(keyword.value, names, depth + 1):
                    yield one
            else:
                yield keyword.arg, keyword.value
        for one in entries(getattr(node, "kwargs", None), names, depth + 1):
            yield one
def settings(tree):
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            names[node.targets[0].id] = node.value
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "setup":
            for name, value in entries(node, names):
                line = getattr(value, "lineno", getattr(node, "lineno", 1))
                texts = strings(value, names)
                if name == "python_requires" and texts:
                    found["requires"] = {"line": line, "text": "".join(texts)}
                if name == "classifiers":
                    lines = [each.strip() for text in texts for each in text.splitlines()]
                    found["classifiers"] = {
                        "line": line,
                        "texts": [one for one in lines if one.startswith("Programming Language")],
                    }
    return found
def unreadable(source):
    lines = source.split(b"\n")
    if sys.version_info[0] > 2 or source.startswith(b"\xef\xbb\xbf"):
        return None
    if any(line.lstrip().startswith(b"#") and re.search(b"coding[:=]\\s*[-\\w.]+", line) for line in lines[:2]):
        return None
    for number, line in enumerate(lines):
        if any(byte > 127 for byte in bytearray(line)):
            return number + 1
def imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and not node.level and node.module:
        return [node.module] + [node.module + "." + alias.name for alias in node.names]
    return []
def is_own(path, name):
    folder = os.path.dirname(path)
    return any(
        os.path.exists(os.path.join(place, name + end))
        for place in (folder, os.path.dirname(folder))
        for end in ("", ".py")
    )
def unrunnable(tree, path):
    found = []
    for node in tree.body:
        for name in imported(node):
            if name in others and not is_own(path, name.split(".")[0]):
                found.append(node.lineno)
            if name.split(".")[0] in ("future", "past", "builtins"):
                return None
    if sys.version_info[0] == 2:
        bound = set(
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        )
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id in bound:
                continue
            if node.func.id == "super" and not (node.args or node.keywords or node.starargs or node.kwargs):
                found.append(node.lineno)
            if node.func.id == "open" and any(keyword.arg == "encoding" for keyword in node.keywords):
                found.append(node.lineno)
    return min(found) if found else None
files = []
for path in sys.argv[1:]:
    answer = {"parses": True}
    try:
        with open(path, "rb") as file:
            source = file.read()
        tree = ast.parse(source, path)
        if path.endswith("/setup.py"):
            answer["setup"] = settings(tree)
        compile(source, path, "exec", 0, 1)
        line = unreadable(source) or unrunnable(tree, path)
        if line is not None:
            answer.update(parses=False, line=line)
    except SyntaxError:
        answer = {"parses": False, "line": sys.exc_info()[1].lineno or 1, "setup": answer.get("setup", {})}
    except Exception:
        answer = {"parses": None}
    files.append(answer)
sys.stdout.write("\n@python-buildpack@" + json.dumps(files) + "\n")
`

/** Reads from the code of an app what could start it: applications, factories, scripts, settings; nothing is imported. */
export const readStarts = String.raw`
def table(text):
    found = {}
    for line in text.strip().splitlines():
        word, names = line.split(None, 1)
        for name in names.split():
            found[name] = word
    return found
makers = table("""
flask flask.Flask flask.app.Flask apiflask.APIFlask apiflask.app.APIFlask flask_openapi3.OpenAPI eve.Eve flask_appbuilder.Flask
quart quart.Quart quart.app.Quart quart_trio.QuartTrio
fastapi fastapi.FastAPI fastapi.applications.FastAPI ninja_extra.FastAPI
starlette starlette.applications.Starlette
litestar litestar.Litestar litestar.app.Litestar starlite.Starlite starlite.app.Starlite
blacksheep blacksheep.Application blacksheep.server.Application blacksheep.server.application.Application
esmerald esmerald.Esmerald esmerald.applications.Esmerald ravyn.Ravyn
falcon falcon.App falcon.API falcon.app.App falcon.api.API
falcon-asgi falcon.asgi.App falcon.asgi.app.App
bottle bottle.Bottle bottle.default_app bottle.app
pyramid pyramid.config.Configurator.make_wsgi_app
microdot-wsgi microdot.wsgi.Microdot microdot_wsgi.Microdot
microdot-asgi microdot.asgi.Microdot microdot_asgi.Microdot
microdot microdot.Microdot microdot.microdot.Microdot
klein klein.Klein
socketify socketify.App
graphql strawberry.asgi.GraphQL ariadne.asgi.GraphQL
graphql-wsgi ariadne.wsgi.GraphQL
fastapi google.adk.cli.fast_api.get_fast_api_app
webpy web.application.wsgifunc
cherrypy cherrypy.Application cherrypy.tree.mount
webapp2 webapp2.WSGIApplication
django django.core.wsgi.get_wsgi_application django.core.handlers.wsgi.WSGIHandler
django-asgi django.core.asgi.get_asgi_application django.core.handlers.asgi.ASGIHandler
channels channels.routing.ProtocolTypeRouter channels.routing.get_default_application
socketio-asgi socketio.ASGIApp engineio.ASGIApp
socketio-wsgi socketio.WSGIApp socketio.Middleware engineio.WSGIApp
fasthtml fasthtml.FastHTML fasthtml.common.FastHTML fasthtml.common.fast_app fasthtml.fastapp.fast_app
shiny shiny.App shiny._app.App
sanic sanic.Sanic sanic.app.Sanic
aiohttp aiohttp.web.Application
tornado tornado.web.Application tornado.httpserver.HTTPServer
robyn robyn.Robyn
dash dash.Dash dash.dash.Dash
gradio gradio.Blocks gradio.Interface gradio.ChatInterface gradio.TabbedInterface gradio.load gradio.blocks.Blocks
taipy taipy.Gui taipy.gui.Gui taipy.gui.gui.Gui
connexion connexion.App connexion.FlaskApp
connexion-asgi connexion.AsyncApp connexion.apps.asynchronous.AsyncApp
celery celery.Celery celery.app.Celery celery.app.base.Celery
huey huey.Huey huey.RedisHuey huey.SqliteHuey huey.FileHuey huey.MemoryHuey huey.PriorityRedisHuey huey.RedisExpireHuey
rq rq.Worker rq.SimpleWorker rq.worker.Worker
discord discord.Client discord.Bot discord.AutoShardedClient discord.ext.commands.Bot nextcord.Client disnake.Client
telegram telegram.ext.Updater telegram.ext.Application.builder telegram.ext.ApplicationBuilder aiogram.Dispatcher telebot.TeleBot
telegram telebot.async_telebot.AsyncTeleBot pyrogram.Client telethon.TelegramClient telethon.sync.TelegramClient
slack-http slack_bolt.App slack_bolt.app.App slack_bolt.async_app.AsyncApp
slack slack_bolt.adapter.socket_mode.SocketModeHandler
scheduler apscheduler.schedulers.blocking.BlockingScheduler
flask-socketio flask_socketio.SocketIO
fastmcp fastmcp.FastMCP fastmcp.server.FastMCP
adk google.adk.agents.Agent google.adk.agents.LlmAgent google.adk.agents.SequentialAgent google.adk.agents.ParallelAgent
adk google.adk.agents.LoopAgent google.adk.agents.llm_agent.Agent google.adk.agents.llm_agent.LlmAgent google.adk.Agent
faststream faststream.FastStream faststream.app.FastStream
taskiq taskiq.InMemoryBroker taskiq.ZeroMQBroker taskiq_redis.ListQueueBroker taskiq_redis.RedisStreamBroker
taskiq taskiq_redis.PubSubBroker taskiq_aio_pika.AioPikaBroker taskiq_nats.NatsBroker taskiq_nats.PullBasedJetStreamBroker
procrastinate procrastinate.App
grpc grpc.server grpc.aio.server
mcp mcp.server.fastmcp.FastMCP mcp.server.mcpserver.MCPServer mcp.server.MCPServer
""")
usual = set(name.split(".")[0] for name in makers if len(name.split(".")[0]) > 4) | set(["streamlit", "chainlit"])
wrappers = table("""
wsgi werkzeug.middleware.proxy_fix.ProxyFix werkzeug.contrib.fixers.ProxyFix werkzeug.middleware.dispatcher.DispatcherMiddleware
wsgi werkzeug.wsgi.DispatcherMiddleware werkzeug.middleware.shared_data.SharedDataMiddleware werkzeug.debug.DebuggedApplication
wsgi whitenoise.WhiteNoise whitenoise.base.WhiteNoise whitenoise.django.DjangoWhiteNoise dj_static.Cling static.Cling
wsgi a2wsgi.WSGIMiddleware_ a2wsgi.ASGIMiddleware newrelic.agent.WSGIApplicationWrapper paste.deploy.config.PrefixMiddleware
wsgi opentelemetry.instrumentation.wsgi.OpenTelemetryMiddleware sentry_sdk.integrations.wsgi.SentryWsgiMiddleware
asgi asgiref.wsgi.WsgiToAsgi a2wsgi.WSGIMiddleware starlette.middleware.cors.CORSMiddleware fastapi.middleware.cors.CORSMiddleware
asgi opentelemetry.instrumentation.asgi.OpenTelemetryMiddleware sentry_sdk.integrations.asgi.SentryAsgiMiddleware
asgi uvicorn.middleware.proxy_headers.ProxyHeadersMiddleware starlette.middleware.sessions.SessionMiddleware
asgi starlette.middleware.gzip.GZipMiddleware hypercorn.middleware.ProxyFixMiddleware hypercorn.middleware.DispatcherMiddleware
asgi gradio.mount_gradio_app gradio.routes.mount_gradio_app
asgi hypercorn.middleware.AsyncioWSGIMiddleware brotli_asgi.BrotliMiddleware
""")
interfaces = table("""
wsgi flask falcon bottle pyramid webpy cherrypy webapp2 django socketio-wsgi microdot-wsgi graphql-wsgi
wsgi mesop plain-wsgi wsgi
asgi quart fastapi starlette litestar blacksheep esmerald falcon-asgi django-asgi channels socketio-asgi fasthtml shiny microdot-asgi graphql
asgi connexion-asgi plain-asgi asgi
""")
installed = {"cherrypy.tree": "cherrypy"}
attributes = {("dash", "server"): "flask", ("connexion", "app"): "flask"}
methods = {
    ("pyramid-config", "make_wsgi_app"): "pyramid",
    ("webpy-urls", "wsgifunc"): "webpy",
    ("fastmcp", "http_app"): "starlette",
    ("fastmcp", "streamable_http_app"): "starlette",
    ("fastmcp", "sse_app"): "starlette",
    ("mcp", "streamable_http_app"): "starlette",
    ("mcp", "sse_app"): "starlette",
}
halves = {"pyramid.config.Configurator": "pyramid-config", "web.application": "webpy-urls"}
runners = table("""
uvicorn uvicorn.run uvicorn.Config uvicorn.config.Config
hypercorn hypercorn.asyncio.serve hypercorn.trio.serve
waitress waitress.serve
bottle bottle.run
aiohttp aiohttp.web.run_app
aiohttp-site aiohttp.web.TCPSite aiohttp.web_runner.TCPSite
cherrypy cherrypy.quickstart cherrypy.engine.start cherrypy.engine.block
nicegui nicegui.ui.run
fasthtml fasthtml.common.serve
flet flet.app flet.run flet.app_async flet.run_async
taipy taipy.run
pywebio pywebio.start_server pywebio.platform.tornado.start_server pywebio.platform.tornado_http.start_server
remi remi.start remi.server.start
panel panel.serve panel.io.server.serve
werkzeug werkzeug.serving.run_simple werkzeug.run_simple
bjoern bjoern.run
websockets websockets.serve websockets.server.serve websockets.legacy.server.serve websockets.sync.server.serve
websockets websockets.asyncio.server.serve
asyncio asyncio.start_server
twisted twisted.internet.reactor.listenTCP
wsgiref wsgiref.simple_server.make_server
gevent gevent.pywsgi.WSGIServer gevent.wsgi.WSGIServer
eventlet eventlet.listen
cheroot cheroot.wsgi.Server cherrypy.wsgiserver.CherryPyWSGIServer
http http.server.HTTPServer http.server.ThreadingHTTPServer socketserver.TCPServer socketserver.ThreadingTCPServer
http BaseHTTPServer.HTTPServer SocketServer.TCPServer xmlrpc.server.SimpleXMLRPCServer
http SimpleXMLRPCServer.SimpleXMLRPCServer
""")
run_methods = set(
    "run serve launch start listen bind run_polling run_webhook start_webhook start_polling infinity_polling polling work run_async"
    " run_until_disconnected run_server add_insecure_port add_secure_port".split()
)
positions = {
    "host port": "flask quart klein webpy-urls werkzeug wsgiref sanic dash microdot",
    "address": "http gevent eventlet cheroot grpc",
    "port": "tornado socketify twisted slack-http",
    "- host port": "websockets asyncio aiohttp-site bjoern",
    "- port": "pywebio",
}
given_first = dict((server, names.split()) for names, servers in positions.items() for server in servers.split())
of_the_web = set(
    "apiflask blacksheep bottle chalice chainlit cherrypy connexion dash django emmett esmerald falcon fastapi fasthtml flask"
    " flet functions_framework gradio hug justpy klein litestar marimo mesop microdot morepath nicegui panel pyramid pywebio"
    " quart reflex remi rio robyn sanic shiny socketify solara starlette streamlit taipy webapp2 aiohttp.web tornado.web"
    " twisted.web http.server BaseHTTPServer wsgiref.simple_server waitress uvicorn hypercorn gunicorn vizro".split()
)
import ast
import os
import re
import sys
def text_in(node):
    value = getattr(node, "s", None) if node.__class__.__name__ == "Str" else getattr(node, "value", None)
    if node.__class__.__name__ not in ("Str", "Constant"):
        return None
    return value if isinstance(value, (type(""), type(u""))) else None
class Module(object):
    def __init__(self, path, tree):
        self.path = path
        self.tree = tree
        self.base = ""
        self.name = ""
        self.scope = None
        self.busy = False
        self.found = {}
        self.stars = []
        self.followed = set()
        self.uses = set()
        self.unsure = {}
    @property
    def is_package(self):
        return os.path.basename(self.path) == "__init__.py"
    def named_from(self, base):
        inner = self.path[len(base) + 1 :] if base else self.path
        parts = inner[: -len(".py")].split("/")
        if parts[-1] == "__init__":
            del parts[-1]
        return ".".join(parts)
def parse(root, path):
    with open(os.path.join(root, path), "rb") as file:
        source = file.read()
    return ast.parse(source, path)
def first_names(tree):
    names, relative = set(), False
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                relative = True
            elif node.module:
                names.add(node.module.split(".")[0])
    return names, relative
class Application(object):
    def __init__(self, root, paths):
        self.root = root
        self.modules = {}
        self.unread = []
        self.mounted = set()
        self.within = set()
        self.paths = set(paths)
        self.folders = set()
        for path in paths:
            parts = path.split("/")
            self.folders.update("/".join(parts[:count]) for count in range(1, len(parts)))
        for path in paths:
            self.add(path)
        for module in self.modules.values():
            module.base = self.base_of(module)
            module.name = module.named_from(module.base)
    def add(self, path):
        try:
            self.modules[path] = Module(path, parse(self.root, path))
        except SyntaxError:
            error = sys.exc_info()[1]
            self.unread.append({"path": path, "line": error.lineno or 1, "why": str(error.msg)})
        except Exception:
            self.unread.append({"path": path, "line": 0})
    def has(self, base, name):
        place = base + "/" + name if base else name
        return place + ".py" in self.paths or place in self.folders
    def base_of(self, module):
        parts = module.path.split("/")[:-1]
        bases = ["/".join(parts[:count]) for count in range(len(parts) + 1)]
        names, relative = first_names(module.tree)
        if relative:
            bases = bases[:-1] or bases
        own = module.path.split("/")[-1][: -len(".py")]
        def found(base):
            return sum(1 for name in names if name != own and self.has(base, name))
        def usual(base):
            if base == "":
                return 0
            if base + "/manage.py" in self.paths:
                return 3
            if base.split("/")[-1] == "src":
                return 2
            return -1 if base + "/__init__.py" in self.paths else 1
        best, score = "", (found(""), usual(""))
        for base in bases[1:]:
            inside = base == "/".join(parts)
            rank = (found(base), usual(base) if inside or usual(base) >= 2 else 0)
            if rank > score and not (rank[0] == score[0] and base + "/__init__.py" in self.paths):
                best, score = base, rank
        return best
    def module(self, base, name):
        for place in [base, ""] if base else [""]:
            stem = "/".join([place] * bool(place) + name.split("."))
            for path in (stem + ".py", stem + "/__init__.py"):
                if path in self.modules:
                    return self.modules[path]
        return None
    def absolute(self, module, node):
        if not node.level:
            return node.module or ""
        parts = module.name.split(".") if module.name else []
        if not module.is_package:
            parts = parts[:-1]
        parts = parts[: len(parts) - (node.level - 1)] if node.level > 1 else parts
        return ".".join(parts + ([node.module] if node.module else []))
identifier = re.compile(r"^[A-Za-z_][A-Za-z0-9_]*$")
import ast
import re
deepest = 12
functions = tuple(getattr(ast, kind) for kind in ("FunctionDef", "AsyncFunctionDef") if hasattr(ast, kind))
class Value(object):
    def __init__(self, kind, what, more=None):
        self.kind = kind
        self.what = what
        self.more = more
nothing = Value("unknown", None)
class Scope(object):
    def __init__(self, module, parent=None):
        self.module = module
        self.parent = parent
        self.names = {}
        self.unsure = set()
        self.returns = []
        self.in_main = False
        self.starter = module
        self.instance = None
        self.maybe = 0
        self.beside = False
        self.starts = False
    def get(self, name):
        scope = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.parent
        return None
    def bind(self, name, value):
        self.names[name] = value
        self.unsure.discard(name)
middleware = re.compile(r"^[A-Z]\w*(?:Middleware|Wrapper|ProxyFix|CORS|GZip|Gzip)$|^(?:CORS|GZip)\w+$")
def made(framework, node, scope, inner=False):
    return Value("made", framework, {"path": scope.module.path, "line": node.lineno, "wraps": inner})
def last_name(node):
    node = node.func if isinstance(node, ast.Call) else node
    return getattr(node, "id", getattr(node, "attr", ""))
def is_main(test):
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], (ast.Eq, ast.In)):
        return False
    if isinstance(test.ops[0], ast.In):
        among = getattr(test.comparators[0], "elts", [])
        return getattr(test.left, "id", "") == "__name__" and any(text_in(one) == "__main__" for one in among)
    sides = [test.left, test.comparators[0]]
    return any(getattr(one, "id", "") == "__name__" for one in sides) and any(
        text_in(one) == "__main__" for one in sides
    )
def parameters(node):
    args = node.args
    plain = list(getattr(args, "posonlyargs", [])) + list(args.args)
    names = [getattr(one, "arg", getattr(one, "id", "")) for one in plain]
    needed = names[: len(names) - len(args.defaults)]
    for one, default in zip(getattr(args, "kwonlyargs", []), getattr(args, "kw_defaults", [])):
        names.append(one.arg)
        if default is None:
            needed.append(one.arg)
    return needed, names
def plain_interface(node, names):
    if node.__class__.__name__ == "AsyncFunctionDef":
        return "plain-asgi" if names == ["scope", "receive", "send"] else None
    return "plain-wsgi" if names in (["environ", "start_response"], ["env", "start_response"]) else None
class Reader(object):
    def __init__(self, app):
        self.app = app
        self.results = {}
        self.instances = {}
        self.options = {}
    def scope_of(self, module):
        if module.scope is None:
            module.scope = Scope(module)
            module.busy = True
            self.visit_all(module.tree.body, module.scope, 0)
            module.busy = False
        return module.scope
    def member(self, value, name, scope, depth):
        if value.kind == "name":
            return Value("name", value.what + "." + name)
        if value.kind == "module":
            found = self.scope_of(value.what).names.get(name)
            if found is not None:
                return found if name not in self.scope_of(value.what).unsure else nothing
            if value.what.is_package:
                return self.imported(value.what.name + "." + name, value.what) or nothing
        if value.kind == "space":
            return self.imported(value.what + "." + name, scope.module) or nothing
        if value.kind == "made":
            other = attributes.get((value.what, name))
            if other is not None:
                return Value("made", other, value.more)
            return Value("method", name, value)
        if value.kind == "instance":
            return self.of_instance(value, name)
        return nothing
    def of_instance(self, value, name):
        node, scope = value.what.what, value.what.more
        if node not in self.instances:
            self.instances[node] = {}
            for one in node.body:
                if isinstance(one, functions) and one.name == "__init__":
                    self.visit_all(one.body, self.inside(one, scope, value), 1)
        if name in self.instances[node]:
            return self.instances[node][name]
        for one in node.body:
            if isinstance(one, functions) and one.name == name and not one.decorator_list:
                own = Scope(scope.module, scope)
                own.instance = value
                return Value("function", one, own)
        return nothing
    def inside(self, node, parent, instance=None):
        scope = Scope(parent.module, parent)
        names = parameters(node)[1]
        for name in names:
            scope.bind(name, nothing)
        instance = instance or parent.instance
        if instance is not None and names:
            scope.bind(names[0], instance)
        return scope
    def imported(self, name, module):
        found = self.app.module(module.base, name)
        if found is not None and found is not module:
            module.uses.add(found.path)
            return Value("module", found)
        place = name.replace(".", "/")
        for start in ([module.base + "/"] if module.base else []) + [""]:
            if start + place + ".py" in self.app.paths and start + place + ".py" not in self.app.modules:
                module.uses.add(start + place + ".py")
        bases = [module.base + "/" + place] if module.base else []
        return Value("space", name) if any(one in self.app.folders for one in bases + [place]) else None
    def do_import(self, node, scope):
        for alias in node.names:
            if alias.asname:
                found = self.imported(alias.name, scope.module) or Value("name", alias.name)
                scope.bind(alias.asname, found)
            else:
                first = alias.name.split(".")[0]
                found = self.imported(alias.name, scope.module)
                if found is not None and found.kind == "module":
                    self.scope_of(found.what)
                scope.bind(first, self.imported(first, scope.module) or Value("name", first))
    def do_from(self, node, scope, depth):
        name = self.app.absolute(scope.module, node)
        own = self.imported(name, scope.module) if name else Value("space", "")
        if own is not None and own.kind == "space" and not node.level and not self.any_below(name, node, scope):
            own = None
        for alias in node.names:
            if alias.name == "*":
                if own is not None and own.kind == "module":
                    other = self.scope_of(own.what)
                    for one, value in list(other.names.items()):
                        if not one.startswith("_") and one not in other.unsure:
                            scope.bind(one, value)
                    scope.module.stars[:0] = own.what.stars
                elif own is None and not node.level:
                    scope.module.stars.insert(0, name)
                continue
            if own is None:
                value = nothing if node.level else Value("name", name + "." + alias.name)
            elif own.what == "":
                value = self.imported(alias.name, scope.module) or nothing
            else:
                value = self.member(own, alias.name, scope, depth)
            scope.bind(alias.asname or alias.name, value)
    def any_below(self, name, node, scope):
        return any(self.imported(name + "." + alias.name, scope.module) for alias in node.names)
    def evaluate(self, node, scope, depth):
        if depth > deepest or node is None:
            return nothing
        if isinstance(node, ast.Name):
            found = scope.get(node.id)
            return found if found is not None else self.starred(node.id, scope)
        if isinstance(node, ast.Attribute):
            return self.member(self.evaluate(node.value, scope, depth + 1), node.attr, scope, depth)
        if isinstance(node, ast.Call):
            return self.call(node, scope, depth)
        if isinstance(node, ast.IfExp):
            both = [self.evaluate(one, scope, depth + 1) for one in (node.body, node.orelse)]
            same = all(one.kind == "made" for one in both) and both[0].what == both[1].what
            return both[0] if same else self.port_in(node, scope, depth)
        if text_in(node) is not None:
            return Value("text", text_in(node))
        return self.port_in(node, scope, depth)
    def starred(self, name, scope):
        all_names = [star + "." + name for star in scope.module.stars]
        known = [one for one in all_names if any(one in names for names in (makers, halves, wrappers, runners))]
        return Value("name", known[0] if known else name)
    def port_in(self, node, scope, depth):
        for one in ast.walk(node):
            if text_in(one) == "PORT":
                return Value("port", node.lineno)
            if isinstance(one, ast.Name):
                value = scope.get(one.id)
                if value is not None and value.kind == "port":
                    return value
        return nothing
    def call(self, node, scope, depth):
        target = self.evaluate(node.func, scope, depth + 1)
        if target.kind == "name":
            framework = makers.get(target.what) or halves.get(target.what)
            if framework is not None:
                if framework in interfaces:
                    self.mark(node, scope, depth)
                value = made(framework, node, scope)
                value.more["keywords"] = node.keywords
                return value
            if target.what in runners and self.exports(node):
                return made("asgi" if target.what.startswith("flet.") else "flask", node, scope)
            if target.what in wrappers:
                self.mark(node, scope, depth)
                return made(wrappers[target.what], node, scope, True)
        if target.kind == "function":
            return self.result(target, depth + 1)
        if target.kind == "class":
            framework = self.class_framework(target, depth + 1)
            return made(framework, node, scope) if framework else Value("instance", target)
        if target.kind == "method":
            framework = methods.get((target.more.what, target.what))
            if target.more.what == "taipy" and self.exports(node):
                framework = "flask"
            if framework is not None:
                return made(framework, node, scope)
            chains = target.more.what == "telegram" or (target.more.what, target.what) == ("gradio", "queue")
            return target.more if chains else nothing
        found = self.port_in(node, scope, depth)
        if found is nothing and target.kind == "name":
            if target.what in ("os.environ.get", "os.getenv") and len(node.args) == 2:
                return self.evaluate(node.args[1], scope, depth + 1)
            return self.wrapped(target.what, node, scope, depth)
        return found
    def wrapped(self, name, node, scope, depth):
        if not node.args or not middleware.search(name.split(".")[-1]):
            return nothing
        inner = self.evaluate(node.args[0], scope, depth + 1)
        if inner.kind != "made" or inner.what not in interfaces:
            return nothing
        self.mark(node, scope, depth)
        return made(interfaces[inner.what], node, scope, True)
    def mark(self, node, scope, depth):
        given = list(node.args) + [keyword.value for keyword in node.keywords]
        while given:
            one = given.pop()
            if not isinstance(one, (ast.Name, ast.Attribute)):
                given.extend(ast.iter_child_nodes(one))
                continue
            value = self.evaluate(one, scope, depth + 1)
            if value.kind == "made" and value.what in interfaces:
                self.app.mounted.add((value.more["path"], value.more["line"]))
    def class_framework(self, value, depth):
        if depth > deepest:
            return None
        for base in value.what.bases:
            found = self.evaluate(base, value.more, depth + 1)
            if found.kind == "name" and found.what in makers:
                return makers[found.what]
            if found.kind == "class" and found.what is not value.what:
                framework = self.class_framework(found, depth + 1)
                if framework:
                    return framework
        for one in value.what.body:
            if getattr(one, "name", "") == "__call__" and hasattr(one, "args"):
                return plain_interface(one, parameters(one)[1][1:])
        return None
    def result(self, value, depth):
        if value.what in self.results:
            return self.results[value.what]
        if depth > deepest:
            return nothing
        self.results[value.what] = nothing
        self.results[value.what] = self.followed(value, depth)
        return self.results[value.what]
    def followed(self, value, depth):
        node, parent = value.what, value.more
        if any(last_name(one) not in ("cache", "lru_cache") for one in node.decorator_list):
            return nothing
        scope = self.inside(node, parent)
        self.visit_all(node.body, scope, depth + 1)
        found = [one for one in scope.returns if one.kind == "made"]
        if not found or len(found) != len(scope.returns) or len(set(one.what for one in found)) != 1:
            return nothing
        return found[0]
import ast
assigned = ("port", "server_port", "socket_port")
hosts = ("host", "server_name", "address", "hostname", "listen", "interface", "socket_host")
beside = ("run_in_executor", "submit", "to_thread", "start_new_thread", "start_soon", "add_job", "run_sync")
by_pages = ("streamlit", "marimo", "chainlit", "shiny.express")
of_bokeh = ("bokeh.io.curdoc", "bokeh.plotting.curdoc", "bokeh.io.doc.curdoc")
def host_of(text):
    return "any" if text in ("0.0.0.0", "::", "[::]", "") else "local" if text else "other"
class Runs(Reader):
    def note_decorators(self, node, scope, depth):
        for one in node.decorator_list:
            target = self.evaluate(one.func if isinstance(one, ast.Call) else one, scope, depth + 1)
            name = self.name_of(target)
            if name.startswith("functions_framework."):
                kind = name.split(".")[-1]
                scope.module.found.setdefault("functions", []).append([node.name, kind, node.lineno])
            for page in ("chainlit", "dramatiq", "solara", "mesop"):
                if name.startswith(page + "."):
                    scope.module.found.setdefault("pages", {}).setdefault(page, node.lineno)
    def name_of(self, value):
        return value.what if value.kind == "name" else ""
    def note(self, expression, scope, depth):
        for node in ast.walk(expression):
            if isinstance(node, ast.Call):
                self.note_call(node, scope, depth)
    def note_call(self, node, scope, depth):
        found = scope.module.found
        target = self.evaluate(node.func, scope, depth + 1)
        name = self.name_of(target)
        at_start = depth == 0 or scope.starts
        if target.kind == "function" and at_start:
            self.follow(target, scope, depth)
        for page in by_pages:
            if name.startswith(page + ".") and at_start and not name.endswith(".mount_chainlit"):
                found.setdefault("pages", {}).setdefault(page, node.lineno)
        if name in of_bokeh:
            found.setdefault("pages", {}).setdefault("bokeh", node.lineno)
        attr = getattr(node.func, "attr", "")
        if attr == "servable":
            found.setdefault("pages", {}).setdefault("panel", node.lineno)
        if attr == "parse_command_line" or name == "tornado.options.parse_command_line":
            found["parses"] = True
        if name == "tornado.options.define" and node.args and text_in(node.args[0]):
            default = [one.value for one in node.keywords if one.arg == "default"]
            value = self.port_in(default[0], scope, depth) if default else nothing
            self.options[text_in(node.args[0])] = value
        if name == "os.environ.setdefault" and len(node.args) == 2:
            if text_in(node.args[0]) == "DJANGO_SETTINGS_MODULE" and text_in(node.args[1]):
                found["settings"] = {"value": text_in(node.args[1]), "line": node.lineno}
        if attr in ("mount", "add_sub_application") or name.endswith(".mount"):
            self.mark(node, scope, depth)
        if name.endswith(".mount_chainlit"):
            for one in list(node.args) + [keyword.value for keyword in node.keywords]:
                if text_in(one) is not None:
                    self.app.within.add(text_in(one))
        if at_start:
            self.note_beside(node, attr or name.split(".")[-1], scope, depth)
        if name in runners:
            if not self.exports(node):
                self.note_run(runners[name], None, node, scope, depth)
        elif target.kind == "method" and target.what in run_methods:
            self.note_method(target, node, scope, depth)
        elif name == "mcp.run":
            self.note_run("mcp", "run", node, scope, depth)
    def exports(self, node):
        return any(
            (keyword.arg, getattr(keyword.value, "value", getattr(keyword.value, "id", None)))
            in (("export_asgi_app", True), ("export_asgi_app", "True"), ("run_server", False), ("run_server", "False"))
            for keyword in node.keywords
        )
    def note_method(self, target, node, scope, depth):
        framework = target.more.what
        if self.exports(node) or (target.what == "bind" and framework != "tornado"):
            return
        made_with = target.more.more.get("keywords", []) if framework in ("mcp", "fastmcp") else []
        self.note_run(framework, target.what, node, scope, depth, made_with, target.more.more)
    def note_beside(self, node, caller, scope, depth):
        given = [keyword.value for keyword in node.keywords if keyword.arg == "target"]
        for one in given + (list(node.args) if caller in beside else []):
            target = self.evaluate(one, scope, depth + 1)
            if target.kind == "function":
                self.follow(target, scope, depth, True)
            elif target.kind == "method" and target.what in run_methods:
                more = [keyword.value for keyword in node.keywords if keyword.arg == "kwargs"]
                call = ast.Call(func=one, args=[], keywords=keywords_of(more[0]) if more else [])
                before, scope.beside = scope.beside, True
                self.note_method(target, ast.copy_location(call, node), scope, depth)
                scope.beside = before
    def follow(self, target, scope, depth, is_beside=False):
        followed = scope.starter.followed
        if target.what in followed or depth > deepest:
            return
        followed.add(target.what)
        inner = self.inside(target.what, target.more)
        inner.starts, inner.in_main, inner.maybe = True, scope.in_main, scope.maybe
        inner.starter, inner.beside = scope.starter, scope.beside or is_beside
        self.visit_all(target.what.body, inner, depth + 1)
    def note_run(self, server, method, node, scope, depth, made_with=(), made=None):
        run = {"server": server, "line": node.lineno, "main": scope.in_main, "port": "default", "host": "default"}
        keywords = list(made_with) + list(node.keywords)
        if method:
            run["method"] = method
        if (depth == 0 or scope.starts) and not scope.in_main:
            run["atImport"] = True
        if scope.beside:
            run["beside"] = True
        if scope.maybe:
            run["maybe"] = True
        if made is not None:
            run["made"] = [made["path"], made["line"]]
        elif node.args:
            given = self.evaluate(node.args[0], scope, depth + 1)
            if given.kind == "made":
                run["made"] = [given.more["path"], given.more["line"]]
        names = given_first.get(server, ["host", "port"] if method else [])
        first = list(node.args)
        if names == ["address"] and first and isinstance(first[0], ast.Tuple) and len(first[0].elts) == 2:
            names, first = ["host", "port"], list(first[0].elts)
        for keyword, value in list(zip(names, first)) + [(one.arg, one.value) for one in keywords]:
            if keyword in hosts:
                found = self.evaluate(value, scope, depth + 1)
                is_none = getattr(value, "value", value) is None or getattr(value, "id", "") == "None"
                run["host"] = "any" if is_none else host_of(found.what if found.kind == "text" else "")
                if found.kind != "text" and not is_none:
                    run["host"] = "other"
            elif keyword in assigned:
                run["port"] = self.port_of(value, scope, depth)
            elif keyword == "address":
                text = text_in(value)
                run["host"] = host_of(text.rpartition(":")[0]) if text else "any"
                run["port"] = "env" if self.port_in(value, scope, depth).kind == "port" else "other"
            elif keyword == "transport":
                run["transport"] = text_in(value)
        if server in ("cherrypy", "hypercorn"):
            self.configured(run, scope, depth)
        for starter in [scope.module, scope.starter]:
            place = {} if starter is scope.module else {"path": scope.module.path}
            runs = starter.found.setdefault("runs", [])
            if not any((one["line"], one.get("path")) == (run["line"], place.get("path")) for one in runs):
                runs.append(dict(run, **place))
    def port_of(self, value, scope, depth):
        found = self.evaluate(value, scope, depth + 1)
        if found.kind == "name" and found.what.startswith("tornado.options.options."):
            option = found.what.split(".")[-1]
            if self.options.get(option, nothing).kind == "port":
                return "env"
            return "option:" + option if option in self.options else "other"
        number = getattr(value, "n", getattr(value, "value", None))
        return "env" if found.kind == "port" else number if isinstance(number, int) else "other"
    def configured(self, run, scope, depth):
        for node in ast.walk(scope.module.tree):
            pairs = []
            if isinstance(node, ast.Dict):
                pairs = [(text_in(key), value) for key, value in zip(node.keys, node.values) if key is not None]
            elif isinstance(node, ast.Assign):
                pairs = [(getattr(target, "attr", None), node.value) for target in node.targets]
            for key, value in pairs:
                key = (key or "").split(".")[-1]
                if key == "socket_port" and run["server"] == "cherrypy":
                    run["port"] = self.port_of(value, scope, depth)
                elif key == "socket_host" and run["server"] == "cherrypy":
                    run["host"] = host_of(text_in(value))
                elif key == "bind" and run["server"] == "hypercorn" and self.port_in(value, scope, depth).kind == "port":
                    run["port"], run["host"] = "env", "any"
def keywords_of(node):
    if not isinstance(node, ast.Dict):
        return []
    pairs = [(text_in(key), value) for key, value in zip(node.keys, node.values) if key is not None]
    return [ast.keyword(arg=key, value=value) for key, value in pairs if key]
import ast
loops = tuple(getattr(ast, syntax) for syntax in ("For", "AsyncFor", "While", "Match") if hasattr(ast, syntax))
tries = tuple(getattr(ast, syntax) for syntax in ("Try", "TryExcept", "TryFinally", "TryStar") if hasattr(ast, syntax))
withs = tuple(getattr(ast, syntax) for syntax in ("With", "AsyncWith") if hasattr(ast, syntax))
def leaves(body):
    last = body[-1] if body else None
    if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call):
        return last_name(last.value) in ("exit", "_exit", "abort")
    return isinstance(last, (ast.Raise, ast.Return))
class Statements(Runs):
    def visit_all(self, body, scope, depth):
        for node in body:
            self.visit(node, scope, depth)
    def branches(self, bodies, scope, depth, first=False):
        before, unsure = dict(scope.names), set(scope.unsure)
        ends = []
        for body in bodies:
            scope.names, scope.unsure = dict(before), set(unsure)
            self.visit_all(body, scope, depth)
            if not leaves(body):
                ends.append((scope.names, scope.unsure))
        scope.names, scope.unsure = dict(before), set(unsure)
        for name in set(name for names, _ in ends for name in names):
            values = [names.get(name) for names, _ in ends]
            sure = all(value is not None for value in values) and not any(name in other for _, other in ends)
            known = [value for value in values if value is not None]
            if first and len(ends) > 1 and ends[0][0].get(name) is known[0] and known[0].kind in ("name", "class", "function"):
                known = known[:1]
            same = all(one is known[0] or (one.kind, one.what) == (known[0].kind, known[0].what) for one in known)
            others = [one for one in known if one is not before.get(name)]
            scope.names[name] = (others or known)[0] if same else nothing
            if not sure and same and known[0].kind == "made" and scope is scope.module.scope:
                scope.module.unsure[name] = known[0]
            scope.unsure.discard(name) if sure else scope.unsure.add(name)
    def visit(self, node, scope, depth):
        if isinstance(node, ast.Import):
            self.do_import(node, scope)
        elif isinstance(node, ast.ImportFrom):
            self.do_from(node, scope, depth)
        elif isinstance(node, functions):
            self.note_decorators(node, scope, depth)
            names = parameters(node)[1]
            plain = plain_interface(node, names) if not node.decorator_list else None
            value = Value("function", node, scope)
            if plain:
                value = Value("made", plain, {"path": scope.module.path, "line": node.lineno, "wraps": False})
            scope.bind(node.name, value)
        elif isinstance(node, ast.ClassDef):
            scope.bind(node.name, Value("class", node, scope) if not node.decorator_list else nothing)
        elif isinstance(node, ast.Assign):
            self.note(node.value, scope, depth)
            value = self.evaluate(node.value, scope, depth + 1)
            for target in node.targets:
                self.assign(target, value, node.value, scope, depth)
        elif node.__class__.__name__ == "AnnAssign":
            if node.value is not None:
                self.note(node.value, scope, depth)
                self.assign(node.target, self.evaluate(node.value, scope, depth + 1), node.value, scope, depth)
        elif isinstance(node, ast.Return):
            if node.value is not None:
                self.note(node.value, scope, depth)
                scope.returns.append(self.evaluate(node.value, scope, depth + 1))
            else:
                scope.returns.append(nothing)
        elif isinstance(node, ast.If):
            self.condition(node, scope, depth)
        elif isinstance(node, tries):
            handlers = [one.body for one in getattr(node, "handlers", [])]
            body = list(node.body) + list(getattr(node, "orelse", []))
            if handlers:
                self.branches([body] + handlers, scope, depth, first=True)
            else:
                self.visit_all(body, scope, depth)
            self.visit_all(getattr(node, "finalbody", []), scope, depth)
        elif isinstance(node, withs):
            for item in getattr(node, "items", [node]):
                self.note(item.context_expr, scope, depth)
                if isinstance(item.optional_vars, ast.Name):
                    scope.bind(item.optional_vars.id, self.evaluate(item.context_expr, scope, depth + 1))
            self.visit_all(node.body, scope, depth)
        elif isinstance(node, loops):
            bodies = [case.body for case in node.cases] if hasattr(node, "cases") else [node.body]
            self.branches([[]] + bodies, scope, depth)
        elif isinstance(node, ast.Delete):
            for target in node.targets:
                scope.names.pop(getattr(target, "id", ""), None)
        elif isinstance(node, ast.Expr):
            self.note(node.value, scope, depth)
    def condition(self, node, scope, depth):
        if is_main(node.test):
            found = scope.module.found
            found.setdefault("main", node.lineno)
            inner = Scope(scope.module, scope)
            inner.in_main = True
            self.visit_all(node.body, inner, depth)
            for name, value in inner.names.items():
                if value.kind == "made":
                    scope.module.unsure.setdefault(name, value)
            self.visit_all(node.orelse, scope, depth)
        elif getattr(node.test, "id", getattr(node.test, "attr", "")) == "TYPE_CHECKING":
            self.visit_all(node.orelse, scope, depth)
        else:
            sure = self.port_in(node.test, scope, depth).kind == "port"
            scope.maybe += 0 if sure else 1
            self.branches([node.body, node.orelse], scope, depth)
            scope.maybe -= 0 if sure else 1
    def assign(self, target, value, node, scope, depth):
        if isinstance(target, ast.Name):
            scope.bind(target.id, value)
        elif isinstance(target, ast.Attribute):
            owner = self.evaluate(target.value, scope, depth + 1)
            if owner.kind == "instance":
                self.instances.setdefault(owner.what.what, {})[target.attr] = value
        elif isinstance(target, (ast.Tuple, ast.List)):
            pairs = isinstance(node, (ast.Tuple, ast.List)) and len(node.elts) == len(target.elts)
            for at, one in enumerate(target.elts):
                part = self.evaluate(node.elts[at], scope, depth + 1) if pairs else (value if at == 0 else nothing)
                part = part if pairs or part.kind != "made" or part.what == "fasthtml" else nothing
                self.assign(one, part, node.elts[at] if pairs else node, scope, depth)
import ast
import json
import sys
import threading
def told_value(value):
    told = {"framework": value.what, "madeIn": value.more["path"], "madeAt": value.more["line"]}
    if value.what in interfaces:
        told["interface"] = interfaces[value.what]
    if value.more["wraps"]:
        told["wraps"] = True
    return told
def lines_of(tree):
    found, imports = {}, set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif node.__class__.__name__ == "AnnAssign":
            targets = [node.target]
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                name = (alias.asname or alias.name).split(".")[0]
                found[name] = node.lineno
                imports.add(name)
            continue
        elif isinstance(node, functions):
            found[node.name] = node.lineno
            continue
        else:
            continue
        for target in targets:
            for one in ast.walk(target):
                if isinstance(one, ast.Name):
                    found[one.id] = node.lineno
                    imports.discard(one.id)
    return found, imports
def acts(tree):
    return any(
        isinstance(node, (ast.Expr, ast.For, ast.While)) and text_in(getattr(node, "value", None) or ast.Pass()) is None
        for node in tree.body
    ) or any(node.__class__.__name__ in ("Print", "With", "Try") for node in tree.body)
of_commands = ("argparse", "cleo", "click", "cliff", "docopt", "fire", "optparse", "typer", "cmd")
def asks(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(alias.name.split(".")[0] in of_commands for alias in node.names):
            return node.lineno
        if isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").split(".")[0] in of_commands:
            return node.lineno
        if isinstance(node, ast.Attribute) and node.attr == "argv" and getattr(node.value, "id", "") == "sys":
            return node.lineno
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("input", "raw_input"):
            return node.lineno
    return None
def of_web(tree):
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            module = node.module or ""
            names = [module] + [module + "." + alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            known = [one for one in (".".join(parts[:count]) for count in (1, 2, 3)) if one in of_the_web]
            if known:
                return [node.lineno, known[0]]
    return None
def is_slip(name, meant):
    if name == meant or abs(len(name) - len(meant)) > 1:
        return False
    at = 0
    while at < min(len(name), len(meant)) and name[at] == meant[at]:
        at += 1
    rest, other = name[at:], meant[at:]
    swapped = len(rest) > 1 and rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]
def misspelt(tree, app, base):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name.split(".")[0] for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [(node.module or "").split(".")[0]]
        else:
            continue
        for name in names:
            meant = sorted(one for one in usual if is_slip(name, one))
            if meant and name not in usual and not app.has(base, name) and not app.has("", name):
                return [node.lineno, name, meant[0]]
    return None
listening = ("listen", "bind", "listenTCP", "start_server", "create_server", "serve", "serverFromString", "TCP4ServerEndpoint")
def listens(tree, reader, scope):
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in ("serve_forever", "add_insecure_port", "add_secure_port"):
            return node.lineno
        for one in node.args if name in listening else []:
            number = getattr(one, "n", getattr(one, "value", None))
            is_port = isinstance(number, int) and number > 79
            if is_port or isinstance(one, ast.Tuple) or reader.port_in(one, scope, 0).kind == "port":
                return node.lineno
    return None
def reads_port(tree):
    lines = [node.lineno for node in ast.walk(tree) if text_in(node) == "PORT"]
    return min(lines) if lines else None
def of_gunicorn(module, scope, lines):
    told = {"line": lines.get("wsgi_app", 1)}
    bind, named = scope.names.get("bind"), scope.names.get("wsgi_app")
    if bind is not None:
        told["bind"] = "env" if bind.kind == "port" else "other"
    if named is not None and named.kind == "text":
        told["wsgi_app"] = named.what
    base = module.path.rpartition("/")[0]
    nothing_else = {"objects": [], "factories": [], "acts": False}
    return dict(nothing_else, path=module.path, base=base, module="gunicorn.conf", gunicorn=told)
def is_gateway(module, name):
    return module.path in ("wsgi.py", "asgi.py") and name in ("app", "application")
def handlers(tree):
    return [
        [node.name, "http", node.lineno]
        for node in tree.body
        if isinstance(node, functions) and not node.decorator_list and parameters(node)[1] == ["request"]
    ]
def tell(module, reader):
    scope = reader.scope_of(module)
    lines, imports = lines_of(module.tree)
    if module.path.split("/")[-1] == "gunicorn.conf.py":
        return of_gunicorn(module, scope, lines)
    objects, factories = [], []
    for name, value in sorted(scope.names.items()):
        if name in scope.unsure or not identifier.match(name):
            continue
        if value.kind == "name" and value.what in installed and name not in imports:
            value = Value("made", installed[value.what], {"path": module.path, "line": lines.get(name, 1), "wraps": False})
        elif value.kind == "name" and value.what == "mesop" and "mesop" in module.found.get("pages", {}):
            value = Value("made", "mesop", {"path": module.path, "line": module.found["pages"]["mesop"], "wraps": False})
            imports.discard(name)
        elif value.kind in ("unknown", "instance") and is_gateway(module, name) and name not in module.unsure:
            interface = module.path.split("/")[-1][: -len(".py")]
            value = Value("made", interface, {"path": module.path, "line": lines.get(name, 1), "wraps": False})
        if value.kind == "made":
            told = dict(told_value(value), name=name, line=lines.get(name, value.more["line"]))
            objects.append(dict(told, isImported=True) if name in imports else told)
        elif value.kind == "function" and value.more is scope:
            needed, _ = parameters(value.what)
            given = reader.result(value, 0)
            if given.kind == "made":
                is_async = value.what.__class__.__name__ == "AsyncFunctionDef"
                told = dict(told_value(given), name=name, line=value.what.lineno, needs=needed)
                factories.append(dict(told, isAsync=True) if is_async else told)
            else:
                inner = Scope(module, scope)
                reader.visit_all(value.what.body, inner, 1)
        elif value.kind == "class" and value.what.name == "WorkerSettings" and value.more is scope:
            if any("functions" in [getattr(one, "id", "") for one in getattr(node, "targets", [])] for node in value.what.body):
                module.found.setdefault("pages", {})["arq"] = value.what.lineno
    for key in ("WSGI_APPLICATION", "ASGI_APPLICATION"):
        value = scope.names.get(key)
        if value is not None and value.kind == "text":
            module.found[key] = {"value": value.what, "line": lines.get(key, 1)}
    plain = handlers(module.tree) if module.path == "main.py" else []
    if len(plain) == 1:
        module.found.setdefault("functions", plain)
    told = dict(module.found, path=module.path, base=module.base, module=module.name)
    told.update(objects=objects, factories=factories, acts=acts(module.tree) or acts_by_runs(module))
    unsure = [
        dict(told_value(value), name=name, line=value.more["line"])
        for name, value in sorted(module.unsure.items())
        if value.what in interfaces and name not in [one["name"] for one in objects]
    ]
    more = {
        "asks": asks(module.tree),
        "imports": of_web(module.tree),
        "listens": listens(module.tree, reader, scope),
        "misspelt": misspelt(module.tree, reader.app, module.base),
        "reads": reads_port(module.tree),
        "unsure": unsure or None,
        "uses": sorted(module.uses) or None,
    }
    told.update((key, value) for key, value in more.items() if value is not None)
    return told
def acts_by_runs(module):
    return any(run.get("atImport") for run in module.found.get("runs", []))
def read(root, paths):
    app = Application(root, paths)
    reader = Statements(app)
    told = []
    for path, module in sorted(app.modules.items()):
        try:
            told.append(tell(module, reader))
        except Exception:
            app.unread.append({"path": path, "line": 0})
    return {"modules": told, "unread": app.unread, "mounted": sorted(app.mounted), "within": sorted(app.within)}
def run():
    root, paths = sys.argv[1], sys.argv[2:]
    sys.setrecursionlimit(5000)
    sys.stdout.write("\n@python-buildpack@" + json.dumps(read(root, paths), sort_keys=True) + "\n")
threading.stack_size(256 * 1024 * 1024)
thread = threading.Thread(target=run)
thread.start()
thread.join()
`

/** Compiles anew the modules below a directory whose sources are no more those that a staging has put there. */
export const recompileChanged = String.raw`
import sys
if sys.path[0] == "":
    del sys.path[0]
if sys.version_info < (3, 7):
    sys.exit(0)
import os
import py_compile
from importlib.util import cache_from_source
moment = 315532801
for folder, folders, names in os.walk(sys.argv[1]):
    for name in names:
        path = os.path.join(folder, name)
        if not name.endswith(".py") or os.lstat(path).st_mtime == moment:
            continue
        compiled = cache_from_source(path)
        try:
            os.remove(compiled)
            py_compile.compile(path, compiled, doraise=True, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
        except (OSError, py_compile.PyCompileError):
            pass
`

/** Unpacks wheels of packaging tools into one directory, and compiles them. */
export const unpackTools = String.raw`
import os
import py_compile
import sys
import zipfile
target = sys.argv[1]
hashed = sys.version_info >= (3, 7)
options = {"invalidation_mode": py_compile.PycInvalidationMode.UNCHECKED_HASH} if hashed else {}
moment = 315532801
sources = []
for wheel in sys.argv[2:]:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
        sources += [(info.file_size, info.filename) for info in archive.infolist() if info.filename.endswith(".py")]
sources.sort(reverse=True)
def compile_part(part):
    for _, name in sources[part::2]:
        path = os.path.join(target, name)
        if not hashed:
            os.utime(path, (moment, moment))
        try:
            py_compile.compile(path, None, os.path.join("tools", name), True, **options)
        except py_compile.PyCompileError:
            pass
other = os.fork()
if other == 0:
    code = 1
    try:
        compile_part(1)
        code = 0
    finally:
        os._exit(code)
compile_part(0)
sys.exit(1 if os.waitpid(other, 0)[1] else 0)
`
