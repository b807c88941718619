"""Whether a contact may be touched: for what, by which channel, from which day.

Every surface asks here before it proposes, drafts or sends (rules: Courtesy). What a
boundary leaves unsaid is read strictly: quiet without a day lasts until it is lifted,
"only by" without a channel leaves none open, "at most" without a number is none at
all, and without a period counts everything there ever was.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from entregent.core.ids import BoundaryId, ContactId
from entregent.core.vocabulary import BoundaryKind, BoundarySetter, Channel

ONE_TO_ONE_CHANNELS = frozenset(
    {
        Channel.MEETING,
        Channel.CALL,
        Channel.VIDEO,
        Channel.LETTER,
        Channel.MAIL,
        Channel.CHAT,
        Channel.EVENT,  # whoever is met there can be spoken to alone
    }
)


class Purpose(StrEnum):
    """What the owner would touch a contact for."""

    WORD = "word"
    GIFT = "gift"
    HELP = "help"
    CONSENT = "consent"  # asking whether an introduction is welcome
    THANKS = "thanks"
    REPORT = "report"
    OFFER = "offer"  # of a project
    ASK = "ask"
    BROADCAST = "broadcast"
    RESHARE = "reshare"  # of a post of theirs
    COMMENT = "comment"  # under a post of theirs


class Answer(StrEnum):
    """What courtesy says, from the freest to the strictest."""

    YES = "yes"
    WAITS = "waits"
    NO = "no"

    @property
    def strictness(self) -> int:
        """The greater decides when several boundaries speak."""
        return list(Answer).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """A contact's limit, or the owner's own rule for them, since the day it stands.

    `until` is the last quiet day. `at_most` counts days of contact in any
    `period_days` days.
    """

    id: BoundaryId
    contact: ContactId
    kind: BoundaryKind
    set_by: BoundarySetter
    channel: Channel | None = None
    until: date | None = None
    at_most: int | None = None
    period_days: int | None = None
    since: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """What one boundary says to a purpose; the strictest reason decides.

    A boundary that only narrows the channels says yes here. `not_before` is the first
    day it is silent, where that is known; `contact_days` are those a quota counted.
    """

    boundary: Boundary
    answer: Answer
    not_before: date | None = None
    contact_days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a contact may be touched, and every boundary that had a say.

    `not_before` is the first free day; none if the answer is yes, or if no day is
    known. `channels` are those left open, all if none. `overridable` means that
    nothing the contact set forbids it: what then holds is `may_touch` of
    `set_by_them`.
    """

    answer: Answer
    not_before: date | None
    channels: frozenset[Channel] | None
    reasons: tuple[Reason, ...]
    overridable: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a message to several goes to, and who drops out of it, and why."""

    stays: Mapping[ContactId, Verdict]
    drops_out: Mapping[ContactId, Verdict]


def may_touch(
    purpose: Purpose,
    boundaries: Sequence[Boundary],
    day: date,
    *,
    contact_days: Collection[date] = (),
    on_business: bool = False,
    channels: Collection[Channel] | None = None,
) -> Verdict:
    """Say whether one contact may be touched on a day, all their boundaries together.

    `contact_days` are the days the owner contacted them; several words on one day are
    one contact, and so is a broadcast. `channels` are those the owner would use: any,
    unless said. A broadcast has to say its own, or it counts as none of those open.
    """
    touch = _Touch(purpose, day, frozenset(contact_days), on_business, channels)
    reasons = _reasons(touch, boundaries)
    answer = _strictest(reasons)
    theirs = _strictest(_reasons(touch, set_by_them(boundaries)))
    return Verdict(
        answer=answer,
        not_before=_latest([r for r in reasons if r.answer is not Answer.YES]),
        channels=_ways(touch, boundaries),
        reasons=reasons,
        overridable=answer is not Answer.YES and theirs is Answer.YES,
    )


def who_may_be_reached(
    purpose: Purpose,
    boundaries: Mapping[ContactId, Sequence[Boundary]],
    day: date,
    *,
    contact_days: Mapping[ContactId, Collection[date]] | None = None,
    on_business: bool = False,
    channels: Collection[Channel] | None = None,
) -> Reach:
    """Part the receivers of one message: whoever must wait drops out as well.

    Each receiver is a key of `boundaries`, those without any too.
    """
    days = contact_days or {}
    verdicts = {
        contact: may_touch(
            purpose,
            theirs,
            day,
            contact_days=days.get(contact, ()),
            on_business=on_business,
            channels=channels,
        )
        for contact, theirs in boundaries.items()
    }
    return Reach(
        stays={c: v for c, v in verdicts.items() if v.answer is Answer.YES},
        drops_out={c: v for c, v in verdicts.items() if v.answer is not Answer.YES},
    )


def may_introduce(one: Verdict, other: Verdict) -> Verdict:
    """Join the verdicts on two people: they are introduced only if both say yes.

    The channels are those open to both; where there are none, the two can still be
    written to one by one.
    """
    against = [v for v in (one, other) if v.answer is not Answer.YES]
    return Verdict(
        answer=_strictest((one, other)),
        not_before=_latest(against),
        channels=_common(one.channels, other.channels),
        reasons=_strictest_first((*one.reasons, *other.reasons)),
        overridable=bool(against) and all(v.overridable for v in against),
    )


def is_unreachable(boundaries: Sequence[Boundary]) -> bool:
    """Say whether no channel is left by which one person speaks to one."""
    return not _open_channels(boundaries) & ONE_TO_ONE_CHANNELS


def set_by_them(boundaries: Sequence[Boundary]) -> list[Boundary]:
    """Leave out the owner's own rules: what stays is never overridden."""
    return [b for b in boundaries if b.set_by is BoundarySetter.THEM]


@dataclass(frozen=True, slots=True)
class _Touch:
    """What the owner would do, and what courtesy has to know about it."""

    purpose: Purpose
    day: date
    contact_days: frozenset[date]
    on_business: bool
    channels: Collection[Channel] | None


_CHANNEL_KINDS = frozenset({BoundaryKind.BLOCKED, BoundaryKind.ONLY_BY})

# The table of rules: Courtesy, by column. What is not named is free; the boundaries
# of the channels are reckoned together, in `_ways`.
_TABLE: Mapping[BoundaryKind, Mapping[Purpose, Answer]] = {
    BoundaryKind.QUIET_UNTIL: {
        Purpose.WORD: Answer.NO,
        Purpose.GIFT: Answer.NO,
        Purpose.HELP: Answer.NO,
        Purpose.CONSENT: Answer.NO,
        Purpose.COMMENT: Answer.NO,  # a word, said in public
        Purpose.THANKS: Answer.WAITS,
        Purpose.REPORT: Answer.WAITS,
        Purpose.OFFER: Answer.WAITS,
        Purpose.ASK: Answer.WAITS,
        Purpose.BROADCAST: Answer.NO,
    },
    BoundaryKind.AT_MOST: {
        Purpose.WORD: Answer.NO,
        Purpose.GIFT: Answer.NO,
        Purpose.HELP: Answer.NO,
        Purpose.CONSENT: Answer.NO,
        Purpose.COMMENT: Answer.NO,
        Purpose.OFFER: Answer.WAITS,
        Purpose.ASK: Answer.WAITS,
        Purpose.BROADCAST: Answer.NO,
    },
    BoundaryKind.NO_ASKS: {Purpose.ASK: Answer.NO},
    BoundaryKind.NO_BUSINESS: {  # an ask or a broadcast only if it is on business
        Purpose.OFFER: Answer.NO,
        Purpose.ASK: Answer.NO,
        Purpose.BROADCAST: Answer.NO,
    },
    BoundaryKind.NO_BROADCASTS: {Purpose.BROADCAST: Answer.NO},
    BoundaryKind.CLOSED_FEED: {
        Purpose.RESHARE: Answer.NO,
        Purpose.COMMENT: Answer.NO,
    },
}


def _reasons(touch: _Touch, boundaries: Sequence[Boundary]) -> tuple[Reason, ...]:
    ways = _ways(touch, boundaries)
    said = (_reason(touch, boundary, ways) for boundary in boundaries)
    return _strictest_first([reason for reason in said if reason])


def _ways(touch: _Touch, boundaries: Sequence[Boundary]) -> frozenset[Channel] | None:
    """Find the channels left for this purpose; none if no boundary narrows them."""
    open_channels = _open_channels(boundaries)
    # A reshare goes to the owner's own readers, by whatever channel.
    is_elsewhere = touch.purpose is Purpose.RESHARE and bool(open_channels)
    if is_elsewhere or all(b.kind not in _CHANNEL_KINDS for b in boundaries):
        return None
    return open_channels & _channels_for(touch)


def _open_channels(boundaries: Sequence[Boundary]) -> frozenset[Channel]:
    """Find the channels open at all: blocked on one is only by the others.

    Blocked on each one-to-one channel is blocked everywhere, and so is "only by" two
    different channels.
    """
    blocked = {b.channel for b in boundaries if b.kind is BoundaryKind.BLOCKED}
    if None in blocked or blocked >= ONE_TO_ONE_CHANNELS:
        return frozenset()
    only_by = [{b.channel} for b in boundaries if b.kind is BoundaryKind.ONLY_BY]
    return (frozenset(Channel) - blocked).intersection(*only_by)


def _channels_for(touch: _Touch) -> frozenset[Channel]:
    if touch.purpose is Purpose.COMMENT:
        return frozenset({Channel.COMMENT})
    if touch.purpose is Purpose.BROADCAST:
        return frozenset(touch.channels or ())
    if touch.channels is None:
        return ONE_TO_ONE_CHANNELS
    return ONE_TO_ONE_CHANNELS.intersection(touch.channels)


def _reason(
    touch: _Touch, boundary: Boundary, ways: frozenset[Channel] | None
) -> Reason | None:
    """Hear one boundary; none if it has no say in this."""
    if boundary.kind in _CHANNEL_KINDS:
        if ways is None:
            return None
        return Reason(boundary, Answer.YES if ways else Answer.NO)
    answer = _TABLE[boundary.kind].get(touch.purpose)
    if answer is None or not _is_in_force(touch, boundary):
        return None
    return Reason(
        boundary, answer, _first_free_day(touch, boundary), _counted(touch, boundary)
    )


def _is_in_force(touch: _Touch, boundary: Boundary) -> bool:
    match boundary.kind:
        case BoundaryKind.QUIET_UNTIL:
            return boundary.until is None or touch.day <= boundary.until
        case BoundaryKind.AT_MOST:
            return len(_counted(touch, boundary)) >= (boundary.at_most or 0)
        case BoundaryKind.NO_BUSINESS:
            return touch.on_business or touch.purpose is Purpose.OFFER
        case _:
            return True


def _counted(touch: _Touch, boundary: Boundary) -> tuple[date, ...]:
    """Find the days of contact a quota counts, oldest first; none that are to come."""
    if boundary.kind is not BoundaryKind.AT_MOST:
        return ()
    past = sorted(day for day in touch.contact_days if day <= touch.day)
    period = boundary.period_days
    return tuple(d for d in past if period is None or (touch.day - d).days < period)


def _first_free_day(touch: _Touch, boundary: Boundary) -> date | None:
    """Find when a quiet time is over, or enough of a quota's days have passed."""
    if boundary.kind is BoundaryKind.QUIET_UNTIL:
        if boundary.until in (None, date.max):
            return None
        return boundary.until + timedelta(days=1)
    if boundary.kind is BoundaryKind.AT_MOST:
        return _free_of_quota(boundary, _counted(touch, boundary))
    return None


def _free_of_quota(boundary: Boundary, counted: Sequence[date]) -> date | None:
    if not boundary.at_most or boundary.period_days is None:
        return None
    # The last day that has to leave the period so that fewer than `at_most` remain.
    leaves = counted[-boundary.at_most]
    return leaves + timedelta(days=boundary.period_days)


def _strictest_first(reasons: Collection[Reason]) -> tuple[Reason, ...]:
    def order(reason: Reason) -> tuple[int, BoundaryId]:
        return -reason.answer.strictness, reason.boundary.id

    return tuple(sorted(reasons, key=order))


def _strictest(said: Collection[Reason | Verdict]) -> Answer:
    answers = [Answer.YES, *(each.answer for each in said)]
    return max(answers, key=lambda answer: answer.strictness)


def _latest(against: Collection[Reason | Verdict]) -> date | None:
    """Find the day all are silent; none if one never is, or if there are none."""
    days = [each.not_before for each in against]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _common(
    one: frozenset[Channel] | None, other: frozenset[Channel] | None
) -> frozenset[Channel] | None:
    if one is None:
        return other
    return one if other is None else one & other
