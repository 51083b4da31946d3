"""Fetches one file of a simple index (PEP 503) where no pip is to be had.

Run by 2.7 and every 3.

Arguments: index URL, project, file name, SHA-256 in hexadecimal digits, the path to write.
Environment: `BUILDPACK_INDEX_URL` stands for the first argument, since an address may hold a password, and arguments
    can be read by everybody on the host. The certificate settings of pip count: `PIP_CERT`, `REQUESTS_CA_BUNDLE`,
    `SSL_CERT_FILE`; so do urllib's of proxies.
Files: the one to write, only with that checksum.
Status: 0; 1 with a line on stderr where the index has no such file, or another, and with a traceback where it cannot be
    asked.
"""

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
