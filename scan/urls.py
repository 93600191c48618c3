"""The addresses of the scan: the employer's part and the account manager's workplace."""

from django.urls import include, path

from scan.results.plan.reminder_views import confirm_by_mail, stop_by_mail

urlpatterns = [
    path("", include("scan.questionnaire.urls")),
    path("scan/<slug:response_id>/", include("scan.results.urls")),
    path("scan/<slug:response_id>/plan/", include("scan.results.plan.urls")),
    path("herinnering/<str:token>/", stop_by_mail, name="stop-reminder"),
    path("bevestigen/<str:token>/", confirm_by_mail, name="confirm-reminder"),
    path("werkplek/", include("scan.workspace.urls")),
]
