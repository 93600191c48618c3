"""The addresses of the scan: the employer's part and the account manager's workplace."""

from django.urls import include, path

urlpatterns = [
    path("", include("scan.questionnaire.urls")),
    path("scan/<slug:response_id>/", include("scan.results.urls")),
    path("werkplek/", include("scan.workspace.urls")),
]
