"""Addresses of the employer reading the result."""

from django.urls import URLPattern

app_name = "results"
urlpatterns: list[URLPattern] = []
