"""Addresses of the account manager's workplace."""

from django.urls import URLPattern

app_name = "workspace"
urlpatterns: list[URLPattern] = []
