"""Addresses of the account manager's workplace."""

from django.urls import path

from scan.workspace import views

app_name = "workspace"
urlpatterns = [
    path("", views.portfolio, name="portfolio"),
    path("scans/<slug:scan_id>/", views.scan, name="scan"),
    path("scans/<slug:scan_id>/excel/", views.excel, name="excel"),
]
