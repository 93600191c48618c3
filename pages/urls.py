"""What the site offers around its pages: search, a vote, and lists for programs. Pages themselves are Wagtail's."""

from django.urls import path

from pages.discovery.feed import feed
from pages.discovery.files import favicon, robots, sitemap
from pages.search.views import search
from pages.useful.views import useful

app_name = "pages"

urlpatterns = [
    path("zoeken/", search, name="search"),
    path("was-dit-nuttig/", useful, name="useful"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("rss.xml", feed, name="feed"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", favicon, name="favicon"),
]
