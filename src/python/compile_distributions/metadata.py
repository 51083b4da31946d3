"""Reads what a distribution says of itself: headers, entry points, requirements."""

import re

from .start import Refused, python2, text_of

# A description may be as large as it likes; what stands before it may not.
most_headers = 1 << 22
# What is longer under License is the text of a licence, and not its name.
longest_name = 120


def lines_of(content):
    text = content if python2 else content.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def headers(content):
    """The fields before the first empty line: lower-case name to the values."""
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
    """The lines of requires.txt, sections as markers."""
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
    """Requirements that name a place on the host of the build do so no more: nothing is there when the app runs."""
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
