"""Addresses of the plan, below /scan/<id of the response>/plan/. A step is named by its key."""

from django.urls import path

from scan.results.plan import calendar_views, reminder_views, step_views, views

app_name = "plan"
urlpatterns = [
    path("", views.plan, name="plan"),
    path("pdf/", views.pdf, name="pdf"),
    path("agenda/", calendar_views.whole, name="calendar"),
    path("herinnering/", reminder_views.ask, name="reminder"),
    path("herinnering/bevestiging/", reminder_views.ask_again, name="confirm-again"),
    path("herinnering/stoppen/", reminder_views.stop, name="no-reminder"),
    path("stap/<slug:key>/", step_views.edit, name="step"),
    path("stap/<slug:key>/kiezen/", views.choose, name="choose"),
    path("stap/<slug:key>/opzij/", views.put_aside, name="aside"),
    path("stap/<slug:key>/terug/", views.put_back, name="back"),
    path("stap/<slug:key>/status/", step_views.status, name="status"),
    path("stap/<slug:key>/notitie/", step_views.note, name="note"),
    path("stap/<slug:key>/agenda/", calendar_views.one, name="step-calendar"),
]
