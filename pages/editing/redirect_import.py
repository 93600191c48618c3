"""Redirects from a file: Wagtail opens a workbook as it came, so we look first at what it would unpack to."""

from io import BytesIO
from zipfile import is_zipfile

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.contrib.redirects.views import start_import

from scan.exchange.finding import RefusedFile
from scan.exchange.workbook.package import scanned


def start_import_of_safe_files(request: HttpRequest) -> HttpResponse:
    """Wagtail's screen, but for a workbook that is too large or not what it seems."""
    file = request.FILES.get("import_file")
    if file and request.user.has_perm("wagtailredirects.add_redirect"):
        content = file.read()
        file.seek(0)
        try:
            # Whatever its name: a reader of workbooks finds one behind other bytes too.
            if is_zipfile(BytesIO(content)):
                scanned(content)
        except RefusedFile as refused:
            messages.error(request, refused.findings[0].sentence)
            return redirect("wagtailredirects:start_import")
    return start_import(request)


import_redirects = never_cache(require_admin_access(start_import_of_safe_files))
