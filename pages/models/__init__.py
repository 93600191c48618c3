"""The page types and snippets of the site, and the setting with its menus and contact details."""

from pages.models.advisers import AdviserPage, AdvisersPage
from pages.models.fact import Fact, FactsPage
from pages.models.home import HomePage
from pages.models.look import Look
from pages.models.menus import MenusAndContact
from pages.models.organisation import HelpOrganisation, OrganisationsPage
from pages.models.outside_link import OutsideLink
from pages.models.phase import PhasePage
from pages.models.question import FrequentQuestion, QuestionsPage
from pages.models.scheme import SchemePage, SchemesPage
from pages.models.step import StepPage, StepsPage
from pages.models.story import StoriesPage, StoryPage
from pages.models.synonyms import Synonyms
from pages.models.term import GlossaryTerm, TermsPage
from pages.models.text import ScanPage, TextPage
from pages.models.usefulness import Usefulness

__all__ = [
    "AdviserPage",
    "AdvisersPage",
    "Fact",
    "FactsPage",
    "FrequentQuestion",
    "GlossaryTerm",
    "HelpOrganisation",
    "HomePage",
    "Look",
    "MenusAndContact",
    "OrganisationsPage",
    "OutsideLink",
    "PhasePage",
    "QuestionsPage",
    "ScanPage",
    "SchemePage",
    "SchemesPage",
    "StepPage",
    "StepsPage",
    "StoriesPage",
    "StoryPage",
    "Synonyms",
    "TermsPage",
    "TextPage",
    "Usefulness",
]
