"""Which words find the same to begin with? From synoniemen.yaml; after that they are the editors'."""

from pages.loading.files import PageContentError, check_keys, read_list
from pages.loading.made import made_before, remember
from pages.models import Synonyms

FILE = "synoniemen.yaml"
NEEDED = ("words",)


def load_synonyms() -> int:
    """Make the groups of words that were never made before; how many. Raises PageContentError."""
    known = made_before()
    made = 0
    for position, fields in enumerate(read_list(FILE)):
        check_keys(fields, NEEDED, (), f"{FILE}: {position}")
        words = fields["words"]
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise PageContentError(f"{FILE}: {position}: words: is not a list of words")
        name = f"{FILE}: {words[0]}"
        if name not in known:
            _make(words, name)
            made += 1
    return made


def _make(words: list[str], name: str) -> None:
    synonyms = Synonyms(words=", ".join(words))
    synonyms.full_clean()
    synonyms.save()
    remember(synonyms, name)
