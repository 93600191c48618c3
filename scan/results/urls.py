"""Addresses of the result, below /scan/<id of the response>/."""

from django.urls import path

from scan.results import views

app_name = "results"
urlpatterns = [
    path("resultaat/", views.result, name="result"),
    path("resultaat/excel/", views.excel, name="excel"),
    path("delen/", views.share, name="share"),
    path("delen/stoppen/", views.withdraw, name="withdraw"),
]
