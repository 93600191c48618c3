"""The kinds of rows in Wagtail's admin: which columns, filters and fields each has."""

from scan.authoring.viewsets.advice import PhaseViewSet, StageViewSet, StepViewSet, StyleViewSet, TopicViewSet
from scan.authoring.viewsets.background import (
    InstrumentViewSet,
    SampleEmployerViewSet,
    SchemeViewSet,
    SourceViewSet,
    TermViewSet,
)
from scan.authoring.viewsets.measure import DimensionViewSet, LevelViewSet, RoleViewSet, ScaleViewSet
from scan.authoring.viewsets.questionnaire import AnswerScaleViewSet, QuestionViewSet, SectionViewSet
from scan.authoring.viewsets.row import RowViewSet

VIEWSETS: tuple[type[RowViewSet], ...] = (
    QuestionViewSet,
    SectionViewSet,
    AnswerScaleViewSet,
    DimensionViewSet,
    ScaleViewSet,
    RoleViewSet,
    LevelViewSet,
    StepViewSet,
    PhaseViewSet,
    StageViewSet,
    StyleViewSet,
    TopicViewSet,
    SchemeViewSet,
    SourceViewSet,
    TermViewSet,
    SampleEmployerViewSet,
    InstrumentViewSet,
)

__all__ = ["VIEWSETS", "RowViewSet"]
