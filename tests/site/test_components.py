"""A field says its label, help and error so that everybody gets them, and keeps what was typed."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template.loader import render_to_string


class Form(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Naam", help_text="Zoals collega's je noemen.", max_length=40)
    email = forms.EmailField(label="E-mailadres", required=False)
    note = forms.CharField(label="Opmerking", widget=forms.Textarea, required=False)
    sector = forms.ChoiceField(label="Sector", choices=[("", "Kies"), ("bouw", "Bouw"), ("zorg", "Zorg")])
    size = forms.ChoiceField(label="Omvang", choices=[("1", "Klein"), ("2", "Groot")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="Ik vind het goed")
    day = forms.DateField(label="Dag", widget=forms.DateInput(attrs={"type": "date"}), required=False)
    number = forms.IntegerField(label="Aantal", max_value=5000, required=False)


def show(form: forms.Form, name: str, **more: object) -> BeautifulSoup:
    return BeautifulSoup(render_to_string("components/field.html", {"field": form[name], **more}), "html.parser")


def summary(form: forms.Form) -> BeautifulSoup:
    return BeautifulSoup(render_to_string("components/error_summary.html", {"form": form}), "html.parser")


@pytest.mark.parametrize("name", ["name", "email", "note", "sector", "agree", "day", "number"])
def test_every_control_has_a_label(name: str):
    soup = show(Form(), name)
    control = soup.find(id=f"id_{name}")
    assert control["name"] == name
    assert soup.find("label", attrs={"for": f"id_{name}"}) or control.find_parent("label")


def test_radios_have_a_legend_and_a_label_each():
    soup = show(Form({"size": "2"}), "size")
    assert soup.fieldset.legend.text == "Omvang"
    assert [one["value"] for one in soup.find_all("input", checked=True)] == ["2"]
    assert [label.text.strip() for label in soup.find_all("label")] == ["Klein", "Groot"]


def test_help_is_tied_to_the_control():
    soup = show(Form(), "name")
    assert soup.input["aria-describedby"] == "id_name_help"
    assert soup.find(id="id_name_help").text == "Zoals collega's je noemen."
    assert soup.input.get("aria-invalid") is None


@pytest.mark.parametrize("name", ["name", "sector", "agree"])
def test_error_is_tied_to_the_control_and_starts_with_a_word(name: str):
    soup = show(Form({}), name)
    control = soup.find(id=f"id_{name}")
    assert control["aria-invalid"] == "true"
    assert f"id_{name}_error" in control["aria-describedby"].split()
    assert soup.find(id=f"id_{name}_error").text.startswith("Fout: ")


def test_what_was_typed_stays_and_is_escaped():
    form = Form({"name": '"><b>', "note": "</textarea>een\ntwee", "sector": "zorg", "agree": "on", "number": "5000"})
    assert show(form, "name").input["value"] == '"><b>'
    assert show(form, "note").textarea.text.strip() == "</textarea>een\ntwee"
    assert show(form, "sector").find("option", selected=True)["value"] == "zorg"
    assert show(form, "agree").input.has_attr("checked")
    assert show(form, "number").input["value"] == "5000"


def test_attributes_of_the_form_reach_the_control_once():
    html = render_to_string("components/field.html", {"field": Form()["name"]})
    assert html.count(" id=") == 2  # the control and its help
    assert 'maxlength="40"' in html
    assert " required" in html
    assert show(Form(), "day").input["type"] == "date"
    assert show(Form(), "number").input["max"] == "5000"


def test_optional_fields_say_so():
    assert "(niet verplicht)" in show(Form(), "email").text
    assert "(niet verplicht)" not in show(Form(), "name").text
    assert "(niet verplicht)" not in show(Form(), "email", unmarked=True).text


def test_label_help_and_hints_can_be_given():
    soup = show(Form(), "name", label="Code", help="Zes cijfers.", autocomplete="one-time-code", inputmode="numeric")
    assert soup.label.text.strip() == "Code"
    assert soup.find(id="id_name_help").text == "Zes cijfers."
    assert (soup.input["autocomplete"], soup.input["inputmode"]) == ("one-time-code", "numeric")


def test_summary_links_to_the_first_control_of_each_wrong_field():
    form = Form({"name": "Jo", "sector": "bouw"})
    links = [link["href"] for link in summary(form).find_all("a")]
    assert links == ["#id_size_0", "#id_agree"]
    assert show(form, "size").find(id="id_size_0")


def test_summary_says_errors_that_belong_to_no_field():
    form = Form({"name": "Jo", "sector": "bouw", "size": "1", "agree": "on"})
    form.add_error(None, "Dit gaat niet samen.")
    assert summary(form).find("a", href="#id_name").text == "Dit gaat niet samen."


def test_summary_is_absent_when_nothing_is_wrong():
    assert summary(Form()).find() is None
