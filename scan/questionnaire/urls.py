"""Addresses of the questionnaire. The id of a response opens nothing without a grant; only a link carries a token."""

from django.urls import path

from scan.questionnaire.views import answering, entering, finishing

app_name = "scan"
urlpatterns = [
    path("scan/start/", entering.start, name="start"),
    path("scan/gewist/", finishing.deleted, name="deleted"),
    path("scan/gesloten/", entering.left, name="left"),
    path("link/<str:token>/", entering.link, name="link"),
    path("scan/<slug:response_id>/", entering.resume, name="resume"),
    path("scan/<slug:response_id>/vragen/<slug:section>/", answering.questions, name="questions"),
    path("scan/<slug:response_id>/vragen/<slug:section>/<int:part>/", answering.questions, name="questions"),
    path("scan/<slug:response_id>/antwoord/<slug:question>/", answering.answer, name="answer"),
    path("scan/<slug:response_id>/later/", entering.later, name="later"),
    path("scan/<slug:response_id>/sluiten/", entering.leave, name="leave"),
    path("scan/<slug:response_id>/controle/", finishing.check, name="check"),
    path("scan/<slug:response_id>/afgerond/", finishing.finished, name="finished"),
    path("scan/<slug:response_id>/wissen/", finishing.delete, name="delete"),
]
