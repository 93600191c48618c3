"""The page types of the site, and the setting with its menus and contact details."""

from pages.models.home import HomePage
from pages.models.menus import MenusAndContact
from pages.models.text import ScanPage, TextPage

__all__ = ["HomePage", "MenusAndContact", "ScanPage", "TextPage"]
