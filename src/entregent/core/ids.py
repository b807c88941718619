"""The names of things, so that a contact is never taken for a favour."""

from typing import NewType

SpaceId = NewType("SpaceId", int)
UserId = NewType("UserId", int)
ContactId = NewType("ContactId", int)
FavourId = NewType("FavourId", int)
ThanksId = NewType("ThanksId", int)
SettlementId = NewType("SettlementId", int)
IntroductionId = NewType("IntroductionId", int)
OpportunityId = NewType("OpportunityId", int)
MilestoneId = NewType("MilestoneId", int)
ReportId = NewType("ReportId", int)
BoundaryId = NewType("BoundaryId", int)
InteractionId = NewType("InteractionId", int)
ImportId = NewType("ImportId", int)
ActId = NewType("ActId", int)
