/** Small projects of Django's, as `startproject` writes them and people change them, for any line of it. */
import type { Files } from "../index/Distribution.ts"

/** How this machine reaches the index: proxies, certificates, pip's own variables. */
export const network: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value = ""]) =>
    /^PIP_(?!FIND_LINKS)|_proxy$|^SSL_CERT|^REQUESTS_CA_BUNDLE$|^CURL_CA_BUNDLE$/i.test(name) ? [[name, value]] : []
  )
)

const settings = `import os
BASE_DIR = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SECRET_KEY = os.environ.get("SECRET_KEY", "only for files")
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "shop.urls"
WSGI_APPLICATION = "shop.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = ["whitenoise.middleware.WhiteNoiseMiddleware"]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
STATIC_URL = "/static/"
STATIC_ROOT = os.path.join(BASE_DIR, "collected")
STATICFILES_DIRS = [os.path.join(BASE_DIR, "assets")]
`

/** Lines of the settings that are other, each behind all of the rest. */
export const djangoApp = (requirements: string, more = "", files: Files = {}): Files => ({
  "requirements.txt": requirements,
  "manage.py": `#!/usr/bin/env python
import os, sys
if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
    from django.core.management import execute_from_command_line
    execute_from_command_line(sys.argv)
`,
  "shop/__init__.py": "",
  "shop/settings.py": `${settings}${more}`,
  "shop/urls.py": "urlpatterns = []\n",
  "shop/wsgi.py": `import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
from django.core.wsgi import get_wsgi_application
application = get_wsgi_application()
`,
  "assets/shop.css": "body { color: teal }\n",
  Procfile: "web: gunicorn shop.wsgi\n",
  ...files
})
