"""Addresses of the questionnaire. The id of a response opens nothing without a grant; only a link carries a token."""

from django.urls import path

from scan.questionnaire.views import (
    again,
    answering,
    colleagues,
    entering,
    finishing,
    invited,
    joining,
    links,
    paper,
    short,
    sitting,
)

app_name = "scan"
urlpatterns = [
    path("scan/start/", entering.start, name="start"),
    path("scan/gewist/", finishing.deleted, name="deleted"),
    path("scan/gesloten/", entering.left, name="left"),
    path("scan/vragenlijst/", paper.paper, name="paper"),
    path("scan/link-kwijt/", links.lost, name="lost"),
    path("scan/link-kwijt/gevraagd/", links.lost_sent, name="lost_sent"),
    path("scan/teruggenomen/", joining.retracted, name="retracted"),
    path("link/<str:token>/", entering.link, name="link"),
    path("meedoen/<str:token>/", joining.join, name="join"),
    path("uitnodiging/<str:token>/", invited.invited, name="invited"),
    path("geen-uitnodigingen/<str:token>/", invited.no_more, name="no_more_invitations"),
    path("scan/<slug:response_id>/", entering.resume, name="resume"),
    path("scan/<slug:response_id>/vragen/<slug:section>/", answering.questions, name="questions"),
    path("scan/<slug:response_id>/vragen/<slug:section>/<int:part>/", answering.questions, name="questions"),
    path("scan/<slug:response_id>/antwoord/<slug:question>/", answering.answer, name="answer"),
    path("scan/<slug:response_id>/later/", links.later, name="later"),
    path("scan/<slug:response_id>/links/intrekken/", links.revoke, name="revoke_links"),
    path("scan/<slug:response_id>/mailadres/vergeten/", links.forget_address, name="forget_address"),
    path("scan/<slug:response_id>/samen/klaar/", sitting.end, name="end_sitting"),
    path("scan/<slug:response_id>/sluiten/", entering.leave, name="leave"),
    path("scan/<slug:response_id>/controle/", finishing.check, name="check"),
    path("scan/<slug:response_id>/kort/", short.indication, name="short"),
    path("scan/<slug:response_id>/kort/verder/", short.go_on, name="go_on"),
    path("scan/<slug:response_id>/afgerond/", finishing.finished, name="finished"),
    path("scan/<slug:response_id>/opnieuw/", again.again, name="again"),
    path("scan/<slug:response_id>/opnieuw/begonnen/", again.started, name="again_started"),
    path("scan/<slug:response_id>/wissen/", finishing.delete, name="delete"),
    path("scan/<slug:response_id>/antwoorden/", joining.answers, name="answers"),
    path("scan/<slug:response_id>/terugnemen/", joining.retract, name="retract"),
    path("scan/<slug:response_id>/collegas/", colleagues.colleagues, name="colleagues"),
    path("scan/<slug:response_id>/collegas/sluiten/", colleagues.close_round, name="close_round"),
    path("scan/<slug:response_id>/collegas/rol/<slug:role>/", colleagues.role, name="colleagues_role"),
]
