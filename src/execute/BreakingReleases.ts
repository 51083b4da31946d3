/** The table of releases that install and do not run, alone on some Pythons or beside others; one row each, in no order. */

export interface KnownBreak {
  /** The warning's id. */
  readonly id: string
  readonly name: string
  /** The releases that break (PEP 440). */
  readonly releases: string
  /** What must be there with it, and in which releases. */
  readonly beside?: string
  readonly besideReleases?: string
  /** It breaks, too, where `beside` is not there at all, from this line of Python on: up to then Python brings it. */
  readonly missingSince?: string
  /** The lines of Python on which it breaks; all by default. */
  readonly python?: string
  /** What happens, as a clause behind the two names. */
  readonly because: string
  /** Lines to write, the easiest first; each alone helps. */
  readonly write: readonly [string, ...ReadonlyArray<string>]
}

/** Each was installed by pip and imported, with the newest of what it asks for, and fails as it says here. */
export const breaks: ReadonlyArray<KnownBreak> = [
  {
    id: "packages/gunicorn-without-pkg-resources",
    name: "gunicorn",
    releases: ">=20,<21",
    beside: "setuptools",
    besideReleases: ">=82",
    missingSince: "3.12",
    because:
      "gunicorn 20 imports pkg_resources, which setuptools has no more since its release 82, so it does not start",
    write: ["setuptools<81", "gunicorn>=21"]
  },
  {
    id: "packages/gunicorn-too-old",
    name: "gunicorn",
    releases: "<20",
    python: ">=3.12",
    because:
      "gunicorn up to 19 brings a module that Python 3.12 does not import (`gunicorn.six.moves`), so it does not start",
    write: ["gunicorn>=21"]
  },
  {
    id: "packages/apscheduler-without-pkg-resources",
    name: "apscheduler",
    releases: "<3.10",
    beside: "setuptools",
    besideReleases: ">=82",
    missingSince: "3.12",
    because: "APScheduler up to 3.9 imports pkg_resources, which setuptools has no more since its release 82",
    write: ["setuptools<81", "APScheduler>=3.10.4,<4"]
  },
  {
    id: "packages/simplejwt-without-pkg-resources",
    name: "djangorestframework-simplejwt",
    releases: "<5",
    beside: "setuptools",
    besideReleases: ">=82",
    missingSince: "3.12",
    because: "this release imports pkg_resources, which setuptools has no more since its release 82",
    write: ["setuptools<81"]
  },
  {
    id: "packages/flask-without-escape",
    name: "flask",
    releases: "<2",
    beside: "jinja2",
    besideReleases: ">=3.1",
    because: "Flask 1 imports `escape` from Jinja2, which Jinja2 has no more since 3.1",
    write: ["Flask>=2.3", "Jinja2<3.1"]
  },
  {
    id: "packages/jinja2-without-soft-unicode",
    name: "jinja2",
    releases: "<3",
    beside: "markupsafe",
    besideReleases: ">=2.1",
    because: "Jinja2 2 imports `soft_unicode` from MarkupSafe, which MarkupSafe has no more since 2.1",
    write: ["MarkupSafe<2.1", "Jinja2>=3"]
  },
  {
    id: "packages/jinja2-too-old",
    name: "jinja2",
    releases: "<=2.10",
    python: ">=3.10",
    because: "this Jinja2 imports container types from `collections`, which Python has no more since 3.10",
    write: ["Jinja2>=3"]
  },
  {
    id: "packages/django-without-distutils",
    name: "django",
    releases: ">=2.2,<3.2",
    beside: "setuptools",
    besideReleases: "<0",
    missingSince: "3.12",
    because: "Django up to 3.1 imports distutils, which Python has no more since 3.12",
    write: ["Django>=3.2,<4"]
  },
  {
    id: "packages/pandas-for-numpy-1",
    name: "pandas",
    releases: "<2.1",
    beside: "numpy",
    besideReleases: ">=2",
    because: "this pandas was compiled for numpy 1, and refuses to be imported with numpy 2",
    write: ["numpy<2", "pandas>=2.2.2"]
  },
  {
    id: "packages/flask-without-url-quote",
    name: "flask",
    releases: ">=2,<2.2.5",
    beside: "werkzeug",
    besideReleases: ">=3",
    because: "this Flask imports `url_quote` from Werkzeug, which Werkzeug has no more since 3.0",
    write: ["Werkzeug<3", "Flask>=2.3"]
  },
  {
    id: "packages/flask-login-without-url-decode",
    name: "flask-login",
    releases: "<0.6.3",
    beside: "werkzeug",
    besideReleases: ">=3",
    because: "this Flask-Login imports `url_decode` from Werkzeug, which Werkzeug has no more since 3.0",
    write: ["Flask-Login>=0.6.3", "Werkzeug<3"]
  },
  {
    id: "packages/flask-wtf-without-markup",
    name: "flask-wtf",
    releases: "<1.2",
    beside: "flask",
    besideReleases: ">=3",
    because: "this Flask-WTF imports `Markup` from Flask, which Flask has no more since 3.0",
    write: ["Flask-WTF>=1.2", "Flask<3"]
  },
  {
    id: "packages/flask-without-base-response",
    name: "flask",
    releases: "<2",
    beside: "werkzeug",
    besideReleases: ">=2.1",
    because: "Flask 1 imports `BaseResponse` from Werkzeug, which Werkzeug has no more since 2.1",
    write: ["Werkzeug<2.1", "Flask>=2.3"]
  },
  {
    id: "packages/flask-without-itsdangerous-json",
    name: "flask",
    releases: "<2",
    beside: "itsdangerous",
    besideReleases: ">=2.1",
    because: "Flask 1 imports `json` from itsdangerous, which itsdangerous has no more since 2.1",
    write: ["itsdangerous<2.1", "Flask>=2.3"]
  },
  {
    id: "packages/flask-sqlalchemy-for-sqlalchemy-1",
    name: "flask-sqlalchemy",
    releases: "<3",
    beside: "sqlalchemy",
    besideReleases: ">=2",
    because: "Flask-SQLAlchemy 2 reads `sqlalchemy.__all__`, which SQLAlchemy does not have since 2.0",
    write: ["SQLAlchemy<2", "Flask-SQLAlchemy>=3"]
  },
  {
    id: "packages/flask-login-without-safe-str-cmp",
    name: "flask-login",
    releases: "<0.6",
    beside: "werkzeug",
    besideReleases: ">=2.1,<3",
    because: "this Flask-Login imports `safe_str_cmp` from Werkzeug, which Werkzeug has no more since 2.1",
    write: ["Flask-Login>=0.6.3", "Werkzeug<2.1"]
  },
  {
    id: "packages/flask-bcrypt-without-safe-str-cmp",
    name: "flask-bcrypt",
    releases: "<1",
    beside: "werkzeug",
    besideReleases: ">=2.1",
    because: "this Flask-Bcrypt imports `safe_str_cmp` from Werkzeug, which Werkzeug has no more since 2.1",
    write: ["Flask-Bcrypt>=1.0.1", "Werkzeug<2.1"]
  },
  {
    id: "packages/flask-script-without-compat",
    name: "flask-script",
    releases: "<=2.0.6",
    beside: "flask",
    besideReleases: ">=2",
    because:
      "Flask-Script imports `flask._compat`, which Flask has no more since 2.0; Flask's own command `flask` does what it did",
    write: ["Flask<2"]
  },
  {
    id: "packages/requests-toolbelt-without-appengine",
    name: "requests-toolbelt",
    releases: "<0.10",
    beside: "urllib3",
    besideReleases: ">=2",
    because: "this requests-toolbelt imports `urllib3.contrib.appengine`, which urllib3 has no more since 2.0",
    write: ["requests-toolbelt>=1", "urllib3<2"]
  },
  {
    id: "packages/pyopenssl-too-old",
    name: "pyopenssl",
    releases: "<22",
    beside: "cryptography",
    besideReleases: ">=42",
    because: "this pyOpenSSL reads names of OpenSSL that cryptography does not offer any more",
    write: ["pyOpenSSL>=24", "cryptography<38"]
  },
  {
    id: "packages/googleapis-for-protobuf-3",
    name: "googleapis-common-protos",
    releases: "<1.54",
    beside: "protobuf",
    besideReleases: ">=4",
    because: "its code was generated for protobuf 3, and protobuf 4 and newer refuse it",
    write: ["protobuf<4", "googleapis-common-protos>=1.56.1"]
  },
  {
    id: "packages/celery-for-importlib-metadata-4",
    name: "celery",
    releases: ">=4,<5.2.4",
    beside: "importlib-metadata",
    besideReleases: ">=5",
    python: "<3.8",
    because: "this Celery reads entry points in a way that importlib-metadata has no more since 5.0",
    write: ["importlib-metadata<5"]
  },
  {
    id: "packages/celery-too-old",
    name: "celery",
    releases: ">=4,<5",
    python: ">=3.11",
    because: "Celery 4 needs `inspect.formatargspec`, which Python has no more since 3.11",
    write: ["celery>=5.2.7"]
  },
  {
    id: "packages/six-too-old",
    name: "six",
    releases: "<1.16",
    python: ">=3.12",
    because: "`six.moves` of this release is not found by Python 3.12 and newer",
    write: ["six>=1.16"]
  },
  {
    id: "packages/urllib3-too-old",
    name: "urllib3",
    releases: "<1.26.5",
    python: ">=3.12",
    because:
      "this urllib3 brings a six that Python 3.12 and newer do not find, so neither it nor requests can be imported",
    write: ["urllib3>=1.26.15,<2"]
  },
  {
    id: "packages/webob-without-cgi",
    name: "webob",
    releases: "<1.8.9",
    beside: "legacy-cgi",
    besideReleases: "<0",
    missingSince: "3.13",
    because: "this WebOb imports cgi, which Python has no more since 3.13",
    write: ["WebOb>=1.8.9", "legacy-cgi"]
  },
  {
    id: "packages/flask-sqlalchemy-too-old",
    name: "flask-sqlalchemy",
    releases: "<3",
    beside: "flask",
    besideReleases: ">=3",
    because: "Flask-SQLAlchemy 2 imports `_app_ctx_stack` from Flask, which Flask 3 does not have",
    write: ["Flask-SQLAlchemy>=3"]
  }
]
