"""The tables of the book, one file a noun."""

from entregent.store.models.boundary import Boundary
from entregent.store.models.contact import Contact, Point, SearchToken
from entregent.store.models.favour import (
    Account,
    Closing,
    Favour,
    FavourReturned,
    FavourThanked,
    Posting,
    Repayment,
    Settlement,
    Thanks,
)
from entregent.store.models.history import Event, EventContact
from entregent.store.models.importing import ImportRun
from entregent.store.models.interaction import (
    CoveredPeriod,
    Interaction,
    Participant,
)
from entregent.store.models.loop import (
    FavourProposal,
    Introducer,
    Introduction,
    Loop,
    Milestone,
    Opportunity,
    Party,
    Report,
    ReportMilestone,
)
from entregent.store.models.occasion import Occasion
from entregent.store.models.relation import Relation
from entregent.store.models.space import Membership, Space
from entregent.store.models.user import User

__all__ = [
    "Account",
    "Boundary",
    "Closing",
    "Contact",
    "CoveredPeriod",
    "Event",
    "EventContact",
    "Favour",
    "FavourProposal",
    "FavourReturned",
    "FavourThanked",
    "ImportRun",
    "Interaction",
    "Introducer",
    "Introduction",
    "Loop",
    "Membership",
    "Milestone",
    "Occasion",
    "Opportunity",
    "Participant",
    "Party",
    "Point",
    "Posting",
    "Relation",
    "Repayment",
    "Report",
    "ReportMilestone",
    "SearchToken",
    "Settlement",
    "Space",
    "Thanks",
    "User",
]
