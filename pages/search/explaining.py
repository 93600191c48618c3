"""Is the question itself a word that the site explains? Then the explanation is the first answer."""

from pages.search.words import asked, stem, words_of
from pages.words import Word, all_terms


def explained(question: str) -> Word | None:
    """The word with this name, written in any way."""
    wanted = _names(question)
    return next((word for word in all_terms() if any(wanted & _names(form) for form in word.forms)), None)


def _names(text: str) -> set[str]:
    """The text as one word, and again without the words that say nothing: "wat is een jobcoach" asks for "jobcoach"."""
    return {stem("".join(words)) for words in (words_of(text), asked(text)) if words}
