"""The closed vocabularies of the book: one word for one thing, everywhere."""

from enum import StrEnum


class Role(StrEnum):
    """What a user may do in a space."""

    OWNER = "owner"
    EDITOR = "editor"
    VIEWER = "viewer"


class ContactKind(StrEnum):
    """Who or what a contact is."""

    PERSON = "person"
    ORGANISATION = "organisation"


class NameOrder(StrEnum):
    """Which name stands first when the full name is written."""

    GIVEN_FIRST = "given first"
    FAMILY_FIRST = "family first"


class Language(StrEnum):
    """The languages Entregent writes."""

    ENGLISH = "en"
    FRENCH = "fr"
    CHINESE = "zh-hans"


class Sphere(StrEnum):
    """Which part of life a contact belongs to; several are allowed."""

    FAMILY = "family"
    FRIEND = "friend"
    BUSINESS = "business"


class Channel(StrEnum):
    """How an interaction took place."""

    MEETING = "meeting"
    CALL = "call"
    VIDEO = "video"
    LETTER = "letter"
    MAIL = "mail"
    CHAT = "chat"
    COMMENT = "comment"
    REACTION = "reaction"
    EVENT = "event"
    BROADCAST = "broadcast"


class Direction(StrEnum):
    """Who an interaction came from."""

    FROM_ME = "from me"
    FROM_THEM = "from them"
    MUTUAL = "mutual"


class Intimacy(StrEnum):
    """How many were there: the two of us, a few, or many."""

    ONE_TO_ONE = "one-to-one"
    SMALL_GROUP = "small group"
    MANY = "many"


class Weight(StrEnum):
    """What a favour meant to the one who received it."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    LIFE_CHANGING = "life-changing"

    @property
    def units(self) -> int:
        """Each weight is three of the one before."""
        return _UNITS[self]

    @property
    def step_smaller(self) -> "Weight":
        """The weight one step below; a step below small is small."""
        steps = list(Weight)
        return steps[max(steps.index(self) - 1, 0)]


_UNITS = {
    Weight.SMALL: 1,
    Weight.MEDIUM: 3,
    Weight.LARGE: 9,
    Weight.LIFE_CHANGING: 27,
}


class FavourKind(StrEnum):
    """What was done for somebody."""

    INTRODUCTION = "introduction"
    PROJECT_BROUGHT = "project brought"
    WORK = "work"
    ADVICE = "advice"
    MONEY = "money"
    THING_LENT = "thing lent"
    GIFT = "gift"
    PUBLICITY = "publicity"
    CONCESSION = "concession"
    HOSPITALITY = "hospitality"
    OTHER = "other"

    @property
    def usual_weight(self) -> Weight:
        """The weight proposed where none is said."""
        return _USUAL_WEIGHTS.get(self, Weight.SMALL)


_USUAL_WEIGHTS = {
    FavourKind.PROJECT_BROUGHT: Weight.LARGE,
    FavourKind.INTRODUCTION: Weight.MEDIUM,
    FavourKind.WORK: Weight.MEDIUM,
    FavourKind.MONEY: Weight.MEDIUM,
    FavourKind.CONCESSION: Weight.MEDIUM,
}


class MilestoneKind(StrEnum):
    """Something that happened to an introduction or to the work it brought."""

    MET = "met"
    PROPOSAL = "proposal"
    WON = "won"
    LOST = "lost"
    STARTED = "started"
    DELIVERED = "delivered"
    PAID = "paid"
    PAUSED = "paused"
    FELL_THROUGH = "fell through"


class IntroductionDirection(StrEnum):
    """Whose acquaintance an introduction made larger."""

    TO_ME = "to me"
    BY_ME = "by me"
    BETWEEN_OTHERS = "between others"


class IntroductionState(StrEnum):
    """How far an introduction has come."""

    CONSIDERED = "considered"
    CONSENT_ASKED = "consent asked"
    CONSENTED = "consented"
    MADE = "made"
    MET = "met"
    OUTCOME = "outcome"


class BoundaryKind(StrEnum):
    """A contact's limit, or the owner's own rule for them."""

    BLOCKED = "blocked me"
    CLOSED_FEED = "closed feed"
    NO_BROADCASTS = "no broadcasts"
    NO_ASKS = "no asks"
    NO_BUSINESS = "no business"
    ONLY_BY = "only by a channel"
    AT_MOST = "at most a number per period"
    QUIET_UNTIL = "quiet until a day"


class BoundarySetter(StrEnum):
    """Who set a boundary: theirs is never overridden, mine can be."""

    THEM = "them"
    ME = "me"


class OccasionKind(StrEnum):
    """A day of the year that belongs to somebody."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    OTHER = "other"


class RelationKind(StrEnum):
    """What one contact is to another; each has its inverse."""

    MARRIED_TO = "married to"
    PARENT_OF = "parent of"
    CHILD_OF = "child of"
    SIBLING_OF = "sibling of"
    FRIEND_OF = "friend of"
    COLLEAGUE_OF = "colleague of"
    WORKS_AT = "works at"
    EMPLOYS = "employs"
    INTRODUCED = "introduced"
    INTRODUCED_BY = "introduced by"
    KNOWS = "knows"

    @property
    def inverse(self) -> "RelationKind":
        """The same tie seen from the other end."""
        return _INVERSES.get(self, self)


_INVERSES = {
    RelationKind.PARENT_OF: RelationKind.CHILD_OF,
    RelationKind.CHILD_OF: RelationKind.PARENT_OF,
    RelationKind.WORKS_AT: RelationKind.EMPLOYS,
    RelationKind.EMPLOYS: RelationKind.WORKS_AT,
    RelationKind.INTRODUCED: RelationKind.INTRODUCED_BY,
    RelationKind.INTRODUCED_BY: RelationKind.INTRODUCED,
}


class PointKind(StrEnum):
    """A way to reach a contact."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    URL = "url"
    HANDLE = "handle"


class Consent(StrEnum):
    """Whether a party agreed to be introduced."""

    NOT_ASKED = "not asked"
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"


class ReportState(StrEnum):
    """How far the news owed to an introducer has come."""

    DUE = "due"
    DRAFTED = "drafted"
    TOLD = "told"
    NOT_NEEDED = "not needed"
    CANNOT_BE_TOLD = "cannot be told"


class ReportKind(StrEnum):
    """News of milestones, or the short word while work goes on."""

    NEWS = "news"
    SHORT_WORD = "short word"


class ProposalState(StrEnum):
    """What became of a proposed favour."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class ImportState(StrEnum):
    """How far an import has come."""

    PREVIEWED = "previewed"
    APPLYING = "applying"
    DONE = "done"
    UNDONE = "undone"
