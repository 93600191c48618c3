"""What can be typed: under every name that a form or a view reads, what fits there and what does not."""

import re
from functools import cache
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import strategies as st

# Names that a view reads past a form.
_ASKED = r"request\.(?:POST|GET)"
_NAME = r"""["']([\w-]+)["']"""
_READ = re.compile(rf"{_ASKED}(?:\.get(?:list)?\(|\[){_NAME}|{_NAME} (?:not )?in {_ASKED}")
SCRIPT = "<script>alert(1)</script>"
_NASTY = (
    *(
        "",
        " ",
        "0",
        "-1",
        "1",
        "9" * 30,
        "1e309",
        "NaN",
        "null",
        "true",
        "\x00",
        "\r\nBcc: x@example.org",
        "%00",
        "%s%n",
    ),
    *("'; DROP TABLE scan_scan; --", SCRIPT, f'"><!--{SCRIPT}', "{{ 7*7 }}", "${7*7}", "../../etc/passwd", "=1+1"),
    *("//kwaad.example/", "javascript:alert(1)", "\u202egnirts", "İ", "ß", "𝔸", "2026-02-30", "0000-00-00", "９"),
    *("[]", "{}", '{"a": {"b": []}}', "[" * 500, "a" * 40_000, "ab@cd", "a@" + "b" * 300 + ".nl", "x" * 5000 + "@x.nl"),
)


def nasty() -> st.SearchStrategy[str]:
    """Text that has broken something somewhere, or any text that can be sent."""
    return st.sampled_from(_NASTY) | st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


def files() -> st.SearchStrategy[SimpleUploadedFile]:
    """A file with a name and content that need not belong together."""
    beginnings = st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"<svg/>", b"a: &a [*a]\n"])
    names = st.sampled_from(
        ["a.pdf", "a.xlsx", "a.yaml", "a.png", "a.svg", "../a.pdf", "a.pdf\r\nX: y", "ù" * 200 + ".pdf"]
    )
    made = st.tuples(names, beginnings, st.binary(max_size=400))
    return made.map(lambda parts: SimpleUploadedFile(parts[0] or "a", parts[1] + parts[2]))


@cache
def names_and_values() -> dict[str, st.SearchStrategy[Any]]:
    """Per name what is sent under it: mostly what its field takes, and sometimes anything."""
    found: dict[str, st.SearchStrategy[Any]] = {name: nasty() for name in _names_in_views()}
    for form in _form_classes():
        for name, field in form.base_fields.items():
            found[name] = _fitting(field) | nasty()
    return found


def _form_classes() -> list[type[forms.BaseForm]]:
    """Every form of our own code and of allauth that is there when the site runs."""
    left, found = [forms.BaseForm], []
    while left:
        for form in left.pop().__subclasses__():
            left.append(form)
            if form.__module__.startswith(("scan.", "pages.", "inclusiescan.", "allauth.")):
                found.append(form)
    return [form for form in found if hasattr(form, "base_fields")]


def _names_in_views() -> set[str]:
    folders = ("scan", "pages", "site")
    code = [path.read_text() for folder in folders for path in (settings.BASE_DIR / folder).rglob("*.py")]
    return {name for text in code for pair in _READ.findall(text) for name in pair if name}


def _fitting(field: forms.Field) -> st.SearchStrategy[Any]:
    if isinstance(field, forms.FileField):
        return files()
    if isinstance(field, forms.IntegerField):
        return st.integers(-2, 10**12).map(str)
    if isinstance(field, forms.DateField):
        return st.dates().map(str)
    if isinstance(field, forms.EmailField):
        return st.sampled_from(["iemand@example.org", "IEMAND@EXAMPLE.ORG", "iemand@münchen.example"])
    if isinstance(field, forms.BooleanField):
        return st.sampled_from(["on", "", "false"])
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        keys = [str(key) for key, _ in field.choices if not isinstance(_, (list, tuple))]
        return st.sampled_from(keys) if keys else nasty()
    return st.integers(1, 5).map(str) | nasty()
