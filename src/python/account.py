"""Runs `pip download` and has it give account of what it chose.

Run by 2.7 and every 3, for every pip from 10.0.1 to 26.2.1.

Arguments: the directory of the package `pip`, and pip's own, `download --dest DIRECTORY ...`.
Environment, stdout, status: pip's, and $BUILDPACK_VENDOR, a folder of distributions that the app brings along, and
    $BUILDPACK_FIXED, names of packages that are taken whatever their age, or `*`; nothing that pip starts gets these.
Files: what pip saves, each requirement's in a numbered directory below DIRECTORY; and, where pip ended well,
    `account.json` in DIRECTORY, which tells of each requirement what the schema in `src/engines/pip/Account.ts` says.

Why inside of pip's process: what lies in the directory afterwards does not tell. Files are named by the end of an
address (`v1`, or `main.tar.gz` twice, of which pip saves one), folders are not saved at all, and repositories become
zips without history. The log shows addresses cut and redacted. `--report` (22.2) belongs to `pip install` alone: it
fetches nothing to keep, and names addresses without their credentials, so all would be fetched and prepared twice.

What is used of pip has had these names in every release since 10.0.1, and which pip runs is pinned by its checksum.
pip before 20.3 saves while it prepares, and cleans up before its command ends; newer ones save at the end what was
chosen, and that alone.
"""

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

# What colours tracebacks for `pip --debug` brings lexers along, a tenth of the time that pip takes to start. The names are those
# that pip and its rich take from it.
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
        # The requirement is held, since an address in memory is used again.
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
            # A part of what pip has unpacked or copied.
            shutil.copytree(about["path"], os.path.join(place, "folder"), True)
            about["path"] = os.path.join(place, "folder")
    else:
        saved = os.listdir(place)
        about["kind"], about["path"] = "file", os.path.join(place, saved[0]) if len(saved) == 1 else ""
    account.append(about)


def keep_clones():
    """pip takes them away when it ends; folders in them may have been chosen, too, so not before all are described."""
    while clones:
        os.rename(*clones.pop())


# pip tells the index which system it runs on, and asks `lsb_release` besides the file that says so: a script, for each run.
machine = getattr(getattr(distro, "distro", distro), "_distro", None)
if machine is not None:
    machine.include_lsb = False

# What these would make of a repository or an editable folder is a zip, which nobody needs.
InstallRequirement.archive = lambda self, *args: None

update = InstallRequirement.update_editable
if "obtain" in update.__code__.co_varnames:
    # Up to 20.3.4: for a download, what is to be edited is exported, without a history that tells its commit.
    InstallRequirement.update_editable = lambda self, obtain=True: update(self, True)

if hasattr(RequirementPreparer, "save_linked_requirement"):
    save = in_its_place(RequirementPreparer.save_linked_requirement)

    def save_and_describe(self, req):
        # A constraint that nothing asked for: on Python 2.7, pip 20.3.4 itself fails over it.
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
                # A constraint that nothing asked for was never prepared.
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
    # Since 26.0, where alone anybody is asked about ages.
    from pip._internal.index.package_finder import PackageFinder

    make_link_evaluator = PackageFinder.make_link_evaluator

    def make_link_evaluator_of_any_age(self, project_name):
        evaluator = make_link_evaluator(self, project_name)
        if "*" in fixed or re.sub("[-_.]+", "-", project_name).lower() in fixed:
            evaluator._uploaded_prior_to = None
        return evaluator

    PackageFinder.make_link_evaluator = make_link_evaluator_of_any_age

# What the app's own folder has goes before any other release that would do; pip itself takes the newest, wherever it is.
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
        # What no hash allows is behind all else.
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
