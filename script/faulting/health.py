"""What the site itself says about how it stands, as an operator sees it."""

import json

from stack.site import Site


def state_of(site: Site, part: str) -> str:
    """The state of one part: goed, let op or fout; empty when the part is not named."""
    found = json.loads(site.manage("health", "--json", check=False).stdout)
    return next((one["state"] for one in found if one["part"] == part), "")
