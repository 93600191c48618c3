"""The working copy: the instrument that editors change, one row per question, step, topic and so on.

Rows refer to each other by key, as a document does (see scan.core.instrument): there is one form of the instrument, and
publishing, exchange and lint need no translation. Nothing here says what is published: that is in an InstrumentVersion.
"""

from scan.models.working.advice import PhaseRow, StageRow, StepRow, StyleRow, TopicRow
from scan.models.working.background import InstrumentRow, SampleEmployerRow, SchemeRow, SourceRow, TermRow
from scan.models.working.measure import DimensionRow, LevelRow, RoleRow, ScaleRow
from scan.models.working.questions import AnswerScaleRow, QuestionRow, SectionRow
from scan.models.working.row import Row

KINDS: tuple[type[Row], ...] = (
    QuestionRow,
    SectionRow,
    AnswerScaleRow,
    DimensionRow,
    ScaleRow,
    RoleRow,
    LevelRow,
    StepRow,
    PhaseRow,
    StageRow,
    StyleRow,
    TopicRow,
    SchemeRow,
    SourceRow,
    TermRow,
    SampleEmployerRow,
    InstrumentRow,
)

__all__ = ["KINDS", "Row", *[kind.__name__ for kind in KINDS]]
