"""Addresses of the screens about the whole working copy, below /beheer/scan/."""

from django.urls import path

from scan.authoring.views import check, exchange, preview, publish, samples, trial, versions

urlpatterns = [
    path("scan/controle/", check.check, name="authoring_check"),
    path("scan/uitwisselen/", exchange.exchange, name="authoring_exchange"),
    path("scan/uitwisselen/<slug:kind>/", exchange.export, name="authoring_export"),
    path("scan/proefscan/", preview.preview, name="authoring_preview"),
    path("scan/proefwerkgevers/antwoorden/<int:pk>/", samples.sample, name="authoring_sample"),
    path("scan/proefwerkgevers/antwoorden/<int:pk>/<int:place>/", samples.respondent, name="authoring_sample_person"),
    path("scan/proefadvies/", trial.trials, name="authoring_trial"),
    path("scan/publiceren/", publish.publish, name="authoring_publish"),
    path("scan/versies/", versions.versions, name="authoring_versions"),
    path("scan/versies/vergelijken/", versions.compare, name="authoring_compare"),
    path("scan/versies/<int:number>/", versions.version, name="authoring_version"),
    path("scan/versies/<int:number>/terug/", versions.take_up, name="authoring_take_up"),
]
