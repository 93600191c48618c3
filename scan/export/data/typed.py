"""How do rows become a frame of which every column has the type that was meant?"""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

TEXT = pd.StringDtype(storage="python")
WHOLE = pd.Int64Dtype()
DECIMAL = pd.Float64Dtype()
DATE = "datetime64[s]"


def typed_frame(rows: Iterable[tuple[Any, ...]], columns: Mapping[str, Any]) -> pd.DataFrame:
    """A frame of these rows; `columns` gives the type of each column. None is a missing value."""
    return pd.DataFrame(list(rows), columns=list(columns), dtype=object).astype(dict(columns))
