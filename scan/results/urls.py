"""Addresses of the result, below /scan/<id of the response>/."""

from django.urls import path

from scan.results import pdf, sharing_views, views

app_name = "results"
urlpatterns = [
    path("resultaat/", views.result, name="result"),
    path("resultaat/excel/", views.excel, name="excel"),
    path("alles/", views.everything, name="everything"),
    path("logboek/", views.log, name="log"),
    path("resultaat/pdf/", pdf.result, name="pdf"),
    path("delen/", sharing_views.share, name="share"),
    path("delen/keuzes/", sharing_views.choose, name="choose"),
    path("delen/voorbeeld/", sharing_views.preview, name="preview"),
    path("delen/akkoord/", sharing_views.agree, name="agree"),
    path("delen/stoppen/", sharing_views.withdraw, name="withdraw"),
]
