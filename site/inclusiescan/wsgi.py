"""The site as a WSGI application. Does not start without a secret key."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inclusiescan.settings")
application = get_wsgi_application()
# Reading an empty key raises ImproperlyConfigured: better now than at the first visitor.
_ = settings.SECRET_KEY
