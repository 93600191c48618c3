"""The site as a WSGI application. Does not start with settings that are not safe."""

import os

from django.core.wsgi import get_wsgi_application

from inclusiescan.safe_start import refuse_unsafe_database, refuse_unsafe_settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inclusiescan.settings")
# Better now than at the first visitor, and before anything of the site looks at a setting that is not there.
refuse_unsafe_settings()
application = get_wsgi_application()
refuse_unsafe_database()
