"""Which addresses outside the site, mail addresses and telephone numbers does a text name?"""

import re

_WEB = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"'’”]+", re.IGNORECASE)
_GOES_ON = re.compile(r"(?<=[-/])[ \t]*\n[ \t]*(?!https?:|www\.)(?=[a-z0-9])")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/.-])(?:\+31[ -]?|0)\d(?:[ -]?\d){7,9}(?![\w/])")


def addresses_in(text: str) -> set[str]:
    """The addresses and numbers in a text, as `comparable` gives them."""
    return {comparable(found) for kind in (_WEB, _MAIL, _PHONE) for found in kind.findall(text)}


def without_addresses(text: str) -> str:
    """The text with a gap where an address outside the site stood."""
    return _WEB.sub("\n", text)


def unbroken(text: str) -> str:
    """The text with addresses made whole that were broken after a dash or a slash at the end of a line."""
    return _GOES_ON.sub("", text)


def comparable(address: str) -> str:
    """The address without what two people may write differently: http or https, www, the last slash, spaces."""
    if _PHONE.fullmatch(address):
        return re.sub(r"[ -]", "", address)
    bare = re.sub(r"^(?:https?://|mailto:|tel:)?(?:www\.)?", "", address.strip(), flags=re.IGNORECASE).rstrip(".,;:/")
    host, slash, path = bare.partition("/")
    return host.casefold() + slash + path


def is_home_page(address: str) -> bool:
    """Whether it leads to the first page of a site: an address of a name alone."""
    return not set("/?#@").intersection(comparable(address))
