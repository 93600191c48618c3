"""Addresses of the account manager's workplace."""

from django.urls import URLPattern, path

from scan.workspace.views import (
    dossier,
    exports,
    filters,
    handover,
    inviting,
    inviting_list,
    listing,
    merging,
    own_log,
    preparation,
    scan,
    sitting,
    team,
    today,
    written,
)

app_name = "workspace"


def written_addresses(folder: str, name: str, kind: written.Kind) -> list[URLPattern]:
    """The three addresses of one kind of thing that is written in a dossier."""
    below, which = f"dossiers/<slug:dossier_id>/{folder}", {"kind": kind}
    return [
        path(f"{below}/nieuw/", written.add, which, name=f"add_{name}"),
        path(f"{below}/<slug:thing_id>/", written.change, which, name=f"change_{name}"),
        path(f"{below}/<slug:thing_id>/wissen/", written.delete, which, name=f"delete_{name}"),
    ]


urlpatterns = [
    path("", listing.portfolio, name="portfolio"),
    path("vandaag/", today.today, name="today"),
    path("logboek/", own_log.own_log, name="own_log"),
    path("team/", team.team, name="team"),
    path("overdracht/", handover.handover, name="handover"),
    path("filters/", filters.saved_filters, name="filters"),
    path("filters/bewaren/", filters.save_filter, name="save_filter"),
    path("filters/<int:filter_id>/", filters.change_filter, name="change_filter"),
    path("excel/", exports.exports, name="exports"),
    path("excel/<slug:job_id>/", exports.download, name="download"),
    path("excel/<slug:job_id>/opnieuw/", exports.again, name="export_again"),
    path("excel/<slug:job_id>/weg/", exports.take_away, name="take_away"),
    path("scans/<slug:scan_id>/", scan.scan, name="scan"),
    path("scans/<slug:scan_id>/excel/", scan.excel, name="excel"),
    path("dossiers/nieuw/", dossier.new, name="new_dossier"),
    path("dossiers/<slug:dossier_id>/", dossier.dossier, name="dossier"),
    path("dossiers/<slug:dossier_id>/naam/", dossier.rename, name="rename_dossier"),
    path("dossiers/<slug:dossier_id>/opvolgen/", dossier.follow_up, name="follow_up"),
    path("dossiers/<slug:dossier_id>/overdracht/gelezen/", dossier.handover_read, name="handover_read"),
    *written_addresses("notities", "note", written.NOTE),
    *written_addresses("afspraken", "agreement", written.AGREEMENT),
    path("dossiers/<slug:dossier_id>/contacten/overnemen/", written.take_over, name="take_over_contact"),
    *written_addresses("contacten", "contact", written.CONTACT),
    path("dossiers/<slug:dossier_id>/afspraken/<slug:thing_id>/gedaan/", written.done, name="agreement_done"),
    path("dossiers/<slug:dossier_id>/contacten/<slug:thing_id>/weg/", written.left, name="contact_left"),
    path("dossiers/<slug:dossier_id>/samenvoegen/", merging.choose, name="choose_merge"),
    path("dossiers/<slug:dossier_id>/samenvoegen/<slug:other_id>/", merging.merge, name="merge"),
    path("dossiers/<slug:dossier_id>/uit-elkaar/<slug:member_id>/", merging.apart, name="take_apart"),
    path("dossiers/<slug:dossier_id>/voorbereiding/", preparation.preparation, name="preparation"),
    path("dossiers/<slug:dossier_id>/voorbereiding/kijk/<slug:style>/", preparation.own_view, name="own_view"),
    path("dossiers/<slug:dossier_id>/voorbereiding/fase/", preparation.service_phase, name="service_phase"),
    path("dossiers/<slug:dossier_id>/samen/", sitting.sit, name="sitting"),
    path("dossiers/<slug:dossier_id>/uitnodigen/", inviting.invite_from, name="invite_from"),
    path("uitnodigen/", inviting.invitations, name="invitations"),
    path("uitnodigen/nieuw/", inviting.invite, name="invite"),
    path("uitnodigen/lijst/", inviting_list.invite_list, name="invite_list"),
    path("uitnodigen/lijst/voorbeeld/", inviting_list.example, name="invite_example"),
    path("uitnodigen/<slug:invitation_id>/herinneren/", inviting.remind, name="remind"),
    path("uitnodigen/<slug:invitation_id>/opnieuw/", inviting.send_again, name="send_again"),
    path("uitnodigen/<slug:invitation_id>/intrekken/", inviting.withdraw, name="withdraw_invitation"),
]
