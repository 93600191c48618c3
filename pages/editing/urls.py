"""Addresses of the screens about pages, below /beheer/."""

from django.urls import path

from pages.editing import views
from pages.look.views import tried_stylesheet
from pages.useful.editing import useful_report

urlpatterns = [
    path("schrijfwijzer/", views.style_guide, name="style_guide"),
    path("leesbaarheid/", views.hint, name="readability_hint"),
    path("overzicht/te-controleren/", views.to_check_report, name="to_check_report"),
    path("overzicht/links/", views.links_report, name="links_report"),
    path("overzicht/nuttig/", useful_report, name="useful_report"),
    path("uiterlijk/voorbeeld.css", tried_stylesheet, name="look_tried"),
]
