/** Packages that install and do not run together are told by the versions that were chosen, and by nothing else. */
import { describe, expect, it } from "vitest"
import type { Warning } from "../../src/domain/StagingError.ts"
import { knownBreaks } from "../../src/execute/KnownBreaks.ts"

const told = (python: string, ...chosen: ReadonlyArray<string>): ReadonlyArray<Warning> => {
  const [major = 3, minor = 12] = python.split(".").map(Number)
  const distributions = chosen.map((each) => {
    const [name = "", version = ""] = each.split("==")
    return { name, version }
  })
  return knownBreaks(distributions, { major, minor, patch: 1 })
}

describe("what breaks when the app starts", () => {
  it.each([
    ["3.12", ["gunicorn==20.1.0", "setuptools==84.2.1"], "setuptools<81"],
    ["3.9", ["gunicorn==20.0.4", "setuptools==82.0.0"], "setuptools<81"],
    ["3.13", ["gunicorn==20.0.4"], "setuptools<81"],
    ["3.12", ["gunicorn==19.10.0", "setuptools==80.0.0"], "gunicorn>=21"],
    ["3.12", ["apscheduler==3.9.1", "setuptools==84.2.1"], "setuptools<81"],
    ["3.12", ["djangorestframework-simplejwt==4.8.0"], "setuptools<81"],
    ["3.12", ["flask==1.1.2", "jinja2==3.1.6"], "Flask>=2.3"],
    ["3.12", ["jinja2==2.11.3", "markupsafe==3.0.4"], "MarkupSafe<2.1"],
    ["3.12", ["jinja2==2.10", "markupsafe==2.0.1"], "Jinja2>=3"],
    ["3.12", ["django==2.2.28"], "Django>=3.2,<4"],
    ["3.11", ["pandas==1.5.3", "numpy==2.4.6"], "numpy<2"],
    ["3.11", ["pandas==2.0.3", "numpy==2.4.6"], "numpy<2"],
    ["3.12", ["flask==2.2.2", "werkzeug==3.1.9"], "Werkzeug<3"],
    ["3.12", ["flask==2.0.3", "werkzeug==3.1.9"], "Werkzeug<3"],
    ["3.12", ["flask-login==0.6.2", "werkzeug==3.1.9", "flask==3.1.0"], "Flask-Login>=0.6.3"],
    ["3.12", ["flask-wtf==1.1.1", "flask==3.1.0"], "Flask-WTF>=1.2"],
    ["3.12", ["flask-sqlalchemy==2.5.1", "flask==3.1.0"], "Flask-SQLAlchemy>=3"],
    ["3.12", ["django==3.1.14"], "Django>=3.2,<4"],
    ["3.9", ["flask==1.1.2", "werkzeug==2.1.2"], "Werkzeug<2.1"],
    ["3.9", ["flask==1.1.2", "itsdangerous==2.1.0"], "itsdangerous<2.1"],
    ["3.11", ["flask-sqlalchemy==2.5.1", "sqlalchemy==2.1.9"], "SQLAlchemy<2"],
    ["3.9", ["flask-login==0.5.0", "werkzeug==2.3.8"], "Flask-Login>=0.6.3"],
    ["3.11", ["flask-bcrypt==0.7.1", "werkzeug==3.1.9"], "Flask-Bcrypt>=1.0.1"],
    ["3.9", ["flask-script==2.0.6", "flask==2.2.5"], "Flask<2"],
    ["3.11", ["requests-toolbelt==0.9.1", "urllib3==2.8.0"], "requests-toolbelt>=1"],
    ["3.11", ["pyopenssl==21.0.0", "cryptography==50.0.2"], "pyOpenSSL>=24"],
    ["3.9", ["googleapis-common-protos==1.53.0", "protobuf==6.33.6"], "protobuf<4"],
    ["3.7", ["celery==4.4.7", "importlib-metadata==6.7.0"], "importlib-metadata<5"],
    ["3.7", ["celery==5.2.3", "importlib-metadata==6.7.0"], "importlib-metadata<5"],
    ["3.11", ["celery==4.4.7"], "celery>=5.2.7"],
    ["3.12", ["six==1.15.0"], "six>=1.16"],
    ["3.12", ["urllib3==1.26.4"], "urllib3>=1.26.15,<2"],
    ["3.12", ["urllib3==1.25.11"], "urllib3>=1.26.15,<2"],
    ["3.13", ["webob==1.8.7"], "WebOb>=1.8.9"]
  ])("on %s of %s is told with the line `%s...`", (python, chosen, line) => {
    const [warning, ...more] = told(python, ...chosen)
    expect(more).toEqual([])
    expect(warning?.text).toContain(`Write the line \`${line}\``)
    expect(warning?.id).toMatch(/^packages\/[a-z0-9-]+$/)
  })
})

describe("what runs", () => {
  it.each([
    ["3.12", ["gunicorn==20.1.0", "setuptools==80.9.0"]],
    ["3.12", ["gunicorn==21.2.0", "apscheduler==3.10.4"]],
    // Up to 3.11 a Python brings a setuptools of its time.
    ["3.9", ["gunicorn==20.0.4"]],
    ["2.7", ["gunicorn==19.10.0", "flask==1.1.4", "jinja2==2.11.3", "markupsafe==1.1.1", "werkzeug==1.0.1"]],
    ["3.12", ["flask==2.2.5", "werkzeug==3.1.9"]],
    ["3.12", ["flask==2.3.0", "werkzeug==3.1.9"]],
    ["3.12", ["flask-login==0.6.3", "werkzeug==3.1.9", "flask==3.1.0"]],
    ["3.12", ["flask==2.2.2", "werkzeug==2.3.8"]],
    ["3.12", ["django==3.2.25"]],
    ["3.11", ["django==2.2.28"]],
    ["3.9", ["jinja2==2.10", "markupsafe==2.0.1"]],
    ["3.9", ["flask==1.1.2", "werkzeug==2.0.3", "itsdangerous==2.0.1"]],
    ["3.11", ["flask-sqlalchemy==2.5.1", "sqlalchemy==1.4.54", "flask==2.2.5"]],
    ["3.7", ["celery==4.4.7", "importlib-metadata==4.13.0"]],
    ["3.8", ["celery==4.4.7"]],
    ["3.12", ["urllib3==1.26.9"]],
    ["3.11", ["six==1.15.0", "urllib3==1.26.4", "webob==1.8.7"]],
    ["3.13", ["webob==1.8.7", "legacy-cgi==2.6.4"]]
  ])("on %s of %s is told nothing of", (python, chosen) => {
    expect(told(python, ...chosen)).toEqual([])
  })
})
