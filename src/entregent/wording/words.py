"""The word for each member of the closed vocabularies."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import pgettext_lazy

from entregent.core.correspondence import Part, Reason
from entregent.core.courtesy import Answer, Purpose
from entregent.core.ledger.entries import SettlementKind, Side
from entregent.core.ledger.load import LoadVerdict
from entregent.core.ledger.replay import AccountName
from entregent.core.vocabulary import (
    BoundaryKind,
    BoundarySetter,
    Channel,
    Consent,
    ContactKind,
    Direction,
    FavourKind,
    ImportState,
    Intimacy,
    IntroductionDirection,
    IntroductionState,
    Language,
    MilestoneKind,
    NameOrder,
    OccasionKind,
    PointKind,
    ProposalState,
    RelationKind,
    ReportKind,
    ReportState,
    Role,
    Sphere,
    Weight,
)


def label(member: StrEnum) -> str:
    """Return the word people read for a member of a vocabulary.

    One that has none yet reads as it is stored.
    """
    words = _LABELS.get(type(member), {})
    return str(words.get(member, member.value))


# Two vocabularies share words ("met"), so each keeps its own.
_LABELS: Mapping[type[StrEnum], Mapping[StrEnum, object]] = {
    Role: {
        Role.OWNER: pgettext_lazy("role", "owner"),
        Role.EDITOR: pgettext_lazy("role", "editor"),
        Role.VIEWER: pgettext_lazy("role", "viewer"),
    },
    ContactKind: {
        ContactKind.PERSON: pgettext_lazy("contact", "person"),
        ContactKind.ORGANISATION: pgettext_lazy("contact", "organisation"),
    },
    NameOrder: {
        NameOrder.GIVEN_FIRST: pgettext_lazy("name order", "given name first"),
        NameOrder.FAMILY_FIRST: pgettext_lazy("name order", "family name first"),
    },
    Language: {
        Language.ENGLISH: pgettext_lazy("language", "English"),
        Language.FRENCH: pgettext_lazy("language", "French"),
        Language.CHINESE: pgettext_lazy("language", "Chinese"),
    },
    Sphere: {
        Sphere.FAMILY: pgettext_lazy("sphere", "family"),
        Sphere.FRIEND: pgettext_lazy("sphere", "friend"),
        Sphere.BUSINESS: pgettext_lazy("sphere", "business"),
    },
    Channel: {
        Channel.MEETING: pgettext_lazy("channel", "meeting"),
        Channel.CALL: pgettext_lazy("channel", "call"),
        Channel.VIDEO: pgettext_lazy("channel", "video call"),
        Channel.LETTER: pgettext_lazy("channel", "letter"),
        Channel.MAIL: pgettext_lazy("channel", "e-mail"),
        Channel.CHAT: pgettext_lazy("channel", "chat"),
        Channel.COMMENT: pgettext_lazy("channel", "comment"),
        Channel.REACTION: pgettext_lazy("channel", "reaction"),
        Channel.EVENT: pgettext_lazy("channel", "event"),
        Channel.BROADCAST: pgettext_lazy("channel", "broadcast"),
    },
    Direction: {
        Direction.FROM_ME: pgettext_lazy("direction", "from you"),
        Direction.FROM_THEM: pgettext_lazy("direction", "from them"),
        Direction.MUTUAL: pgettext_lazy("direction", "both ways"),
    },
    Intimacy: {
        Intimacy.ONE_TO_ONE: pgettext_lazy("intimacy", "just the two of you"),
        Intimacy.SMALL_GROUP: pgettext_lazy("intimacy", "a small group"),
        Intimacy.MANY: pgettext_lazy("intimacy", "many people"),
    },
    Weight: {
        Weight.SMALL: pgettext_lazy("weight", "small"),
        Weight.MEDIUM: pgettext_lazy("weight", "medium"),
        Weight.LARGE: pgettext_lazy("weight", "large"),
        Weight.LIFE_CHANGING: pgettext_lazy("weight", "life-changing"),
    },
    FavourKind: {
        FavourKind.INTRODUCTION: pgettext_lazy("favour", "introduction"),
        FavourKind.PROJECT_BROUGHT: pgettext_lazy("favour", "project brought"),
        FavourKind.WORK: pgettext_lazy("favour", "work"),
        FavourKind.ADVICE: pgettext_lazy("favour", "advice"),
        FavourKind.MONEY: pgettext_lazy("favour", "money"),
        FavourKind.THING_LENT: pgettext_lazy("favour", "something lent"),
        FavourKind.GIFT: pgettext_lazy("favour", "gift"),
        FavourKind.PUBLICITY: pgettext_lazy("favour", "publicity"),
        FavourKind.CONCESSION: pgettext_lazy("favour", "concession"),
        FavourKind.HOSPITALITY: pgettext_lazy("favour", "hospitality"),
        FavourKind.OTHER: pgettext_lazy("favour", "something else"),
    },
    MilestoneKind: {
        MilestoneKind.MET: pgettext_lazy("milestone", "met"),
        MilestoneKind.PROPOSAL: pgettext_lazy("milestone", "proposal made"),
        MilestoneKind.WON: pgettext_lazy("milestone", "won"),
        MilestoneKind.LOST: pgettext_lazy("milestone", "lost"),
        MilestoneKind.STARTED: pgettext_lazy("milestone", "started"),
        MilestoneKind.DELIVERED: pgettext_lazy("milestone", "delivered"),
        MilestoneKind.PAID: pgettext_lazy("milestone", "paid"),
        MilestoneKind.PAUSED: pgettext_lazy("milestone", "paused"),
        MilestoneKind.FELL_THROUGH: pgettext_lazy("milestone", "fell through"),
    },
    IntroductionDirection: {
        IntroductionDirection.TO_ME: pgettext_lazy("introduction", "to you"),
        IntroductionDirection.BY_ME: pgettext_lazy("introduction", "by you"),
        IntroductionDirection.BETWEEN_OTHERS: pgettext_lazy(
            "introduction", "between others"
        ),
    },
    IntroductionState: {
        IntroductionState.CONSIDERED: pgettext_lazy("introduction", "considered"),
        IntroductionState.CONSENT_ASKED: pgettext_lazy("introduction", "consent asked"),
        IntroductionState.CONSENTED: pgettext_lazy("introduction", "agreed to"),
        IntroductionState.MADE: pgettext_lazy("introduction", "made"),
        IntroductionState.MET: pgettext_lazy("introduction", "met"),
        IntroductionState.OUTCOME: pgettext_lazy(
            "introduction", "something came of it"
        ),
    },
    BoundaryKind: {
        BoundaryKind.BLOCKED: pgettext_lazy("boundary", "no contact"),
        BoundaryKind.CLOSED_FEED: pgettext_lazy("boundary", "closed feed"),
        BoundaryKind.NO_BROADCASTS: pgettext_lazy("boundary", "no broadcasts"),
        BoundaryKind.NO_ASKS: pgettext_lazy("boundary", "no asks"),
        BoundaryKind.NO_BUSINESS: pgettext_lazy("boundary", "no business"),
        BoundaryKind.ONLY_BY: pgettext_lazy("boundary", "only by one channel"),
        BoundaryKind.AT_MOST: pgettext_lazy("boundary", "not too often"),
        BoundaryKind.QUIET_UNTIL: pgettext_lazy("boundary", "quiet until a day"),
    },
    BoundarySetter: {
        BoundarySetter.THEM: pgettext_lazy("set by", "their wish"),
        BoundarySetter.ME: pgettext_lazy("set by", "your own rule"),
    },
    OccasionKind: {
        OccasionKind.BIRTHDAY: pgettext_lazy("occasion", "birthday"),
        OccasionKind.ANNIVERSARY: pgettext_lazy("occasion", "anniversary"),
        OccasionKind.OTHER: pgettext_lazy("occasion", "another day"),
    },
    RelationKind: {
        RelationKind.MARRIED_TO: pgettext_lazy("relation", "married to"),
        RelationKind.PARENT_OF: pgettext_lazy("relation", "parent of"),
        RelationKind.CHILD_OF: pgettext_lazy("relation", "child of"),
        RelationKind.SIBLING_OF: pgettext_lazy("relation", "sibling of"),
        RelationKind.FRIEND_OF: pgettext_lazy("relation", "friend of"),
        RelationKind.COLLEAGUE_OF: pgettext_lazy("relation", "colleague of"),
        RelationKind.WORKS_AT: pgettext_lazy("relation", "works at"),
        RelationKind.EMPLOYS: pgettext_lazy("relation", "employs"),
        RelationKind.INTRODUCED: pgettext_lazy("relation", "introduced"),
        RelationKind.INTRODUCED_BY: pgettext_lazy("relation", "introduced by"),
        RelationKind.KNOWS: pgettext_lazy("relation", "knows"),
    },
    PointKind: {
        PointKind.EMAIL: pgettext_lazy("way to reach", "e-mail"),
        PointKind.PHONE: pgettext_lazy("way to reach", "phone"),
        PointKind.ADDRESS: pgettext_lazy("way to reach", "address"),
        PointKind.URL: pgettext_lazy("way to reach", "web page"),
        PointKind.HANDLE: pgettext_lazy("way to reach", "account name"),
    },
    Consent: {
        Consent.NOT_ASKED: pgettext_lazy("consent", "not asked yet"),
        Consent.ASKED: pgettext_lazy("consent", "asked"),
        Consent.GIVEN: pgettext_lazy("consent", "agreed"),
        Consent.REFUSED: pgettext_lazy("consent", "said no"),
    },
    ReportState: {
        ReportState.DUE: pgettext_lazy("report", "due"),
        ReportState.DRAFTED: pgettext_lazy("report", "drafted"),
        ReportState.TOLD: pgettext_lazy("report", "told"),
        ReportState.NOT_NEEDED: pgettext_lazy("report", "not needed"),
        ReportState.CANNOT_BE_TOLD: pgettext_lazy("report", "cannot be told"),
    },
    ReportKind: {
        ReportKind.NEWS: pgettext_lazy("report", "news"),
        ReportKind.SHORT_WORD: pgettext_lazy("report", "short word"),
    },
    ProposalState: {
        ProposalState.OPEN: pgettext_lazy("proposal", "open"),
        ProposalState.ACCEPTED: pgettext_lazy("proposal", "noted"),
        ProposalState.DECLINED: pgettext_lazy("proposal", "left out"),
    },
    ImportState: {
        ImportState.PREVIEWED: pgettext_lazy("import", "looked at"),
        ImportState.APPLYING: pgettext_lazy("import", "under way"),
        ImportState.DONE: pgettext_lazy("import", "done"),
        ImportState.UNDONE: pgettext_lazy("import", "taken back"),
    },
    Side: {
        Side.RECEIVED: pgettext_lazy("favour", "received"),
        Side.GIVEN: pgettext_lazy("favour", "given"),
    },
    SettlementKind: {
        SettlementKind.WAIVED: pgettext_lazy("settlement", "let go"),
        SettlementKind.RELEASED: pgettext_lazy("settlement", "settled by their word"),
    },
    LoadVerdict: {
        LoadVerdict.LIGHT: pgettext_lazy("load", "light"),
        LoadVerdict.HEAVY: pgettext_lazy("load", "heavy"),
        LoadVerdict.TOO_HEAVY: pgettext_lazy("load", "too heavy"),
    },
    AccountName: {
        AccountName.I_OWE: pgettext_lazy("account", "what you owe them"),
        AccountName.THEY_OWE: pgettext_lazy("account", "what they owe you"),
    },
    Answer: {
        Answer.YES: pgettext_lazy("courtesy", "yes"),
        Answer.WAITS: pgettext_lazy("courtesy", "not yet"),
        Answer.NO: pgettext_lazy("courtesy", "no"),
    },
    Purpose: {
        Purpose.WORD: pgettext_lazy("purpose", "a word"),
        Purpose.GIFT: pgettext_lazy("purpose", "a gift"),
        Purpose.HELP: pgettext_lazy("purpose", "help"),
        Purpose.CONSENT: pgettext_lazy("purpose", "asking before an introduction"),
        Purpose.THANKS: pgettext_lazy("purpose", "thanks"),
        Purpose.REPORT: pgettext_lazy("purpose", "news"),
        Purpose.OFFER: pgettext_lazy("purpose", "the offer of a project"),
        Purpose.ASK: pgettext_lazy("purpose", "an ask"),
        Purpose.BROADCAST: pgettext_lazy("purpose", "a broadcast"),
        Purpose.RESHARE: pgettext_lazy("purpose", "passing on a post of theirs"),
        Purpose.COMMENT: pgettext_lazy("purpose", "a comment"),
    },
    Part: {
        Part.SENDER: pgettext_lazy("part in a letter", "wrote it"),
        Part.RECEIVER: pgettext_lazy("part in a letter", "it was written to them"),
        Part.COPIED: pgettext_lazy("part in a letter", "got a copy"),
        Part.FELLOW: pgettext_lazy("part in a letter", "got it as you did"),
    },
    Reason: {
        Reason.NOTE_TO_SELF: pgettext_lazy("left out", "a note to yourself"),
        Reason.AUTOMATIC: pgettext_lazy("left out", "written by a machine"),
        Reason.BROADCAST_OF_A_STRANGER: pgettext_lazy(
            "left out", "sent to many by a stranger"
        ),
        Reason.NOT_ADDRESSED_TO_YOU: pgettext_lazy("left out", "not addressed to you"),
    },
}
