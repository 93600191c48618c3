"""The first content of the site: from the files in pages/content to pages that editors take over."""

from pages.loading.files import PageContentError

__all__ = ["PageContentError"]
