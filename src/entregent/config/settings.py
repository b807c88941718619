"""The settings of the web server; ENTREGENT_HOME holds all that is kept."""

import os

from csp.constants import NONE, SELF

from entregent.config.base import *  # noqa: F403
from entregent.config.base import (
    DEBUG,
    ENTREGENT_HOME,
    PACKAGE,
    secret_key,
)
from entregent.config.base import INSTALLED_APPS as SLIM_APPS

SECRET_KEY = secret_key(ENTREGENT_HOME)
INSTALLED_APPS = [
    *SLIM_APPS,
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "entregent.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "entregent.web.middleware.signed_in_by_the_demo",
    "entregent.web.middleware.in_the_readers_language",
    "entregent.web.middleware.refusals_as_pages",
]
ROOT_URLCONF = "entregent.web.urls"
WSGI_APPLICATION = "entregent.config.wsgi.application"
ALLOWED_HOSTS = os.environ.get("ENTREGENT_HOSTS", "localhost,127.0.0.1,[::1]").split(
    ","
)
CSRF_TRUSTED_ORIGINS = [
    origin for origin in os.environ.get("ENTREGENT_ORIGINS", "").split(",") if origin
]

_LOADERS = [
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "entregent.web.context.around_the_page",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("django.template.loaders.cached.Loader", _LOADERS)]
                    if not DEBUG
                    else _LOADERS,
                )
            ],
            "builtins": [
                "template_partials.templatetags.partials",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "entregent.web.templatetags.words",
            ],
        },
    }
]

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "start"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
# Files to be imported are streamed into the home folder, up to so many megabytes.
ENTREGENT_LARGEST_UPLOAD = (
    int(os.environ.get("ENTREGENT_UPLOAD_MB", "2048")) * 1024 * 1024
)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# The demo signs its only reader in by itself; it answers on loopback only.
ENTREGENT_DEMO = os.environ.get("ENTREGENT_DEMO") == "1"
ENTREGENT_PACKAGE = PACKAGE
