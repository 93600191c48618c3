"""What else helps who reads this page?"""

from typing import Any

from django import template

from pages.related import related_to

register = template.Library()


@register.inclusion_tag("components/related.html", takes_context=True)
def related_pages(context: dict[str, Any]) -> dict[str, Any]:
    """Steps, schemes, stories and questions that share something with the page."""
    return {"related": related_to(context["page"]), "request": context.get("request")}
