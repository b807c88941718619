"""Boundaries, and what courtesy says with them, as sentences."""

from datetime import date

from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy

from entregent.core.courtesy import ONE_TO_ONE_CHANNELS, Answer, Boundary, Verdict
from entregent.core.vocabulary import BoundaryKind, BoundarySetter, Channel
from entregent.wording.dates import from_day, until_day
from entregent.wording.lists import count_word, or_words


def boundary_words(boundary: Boundary, today: date | None, name: str = "") -> str:
    """Say what a boundary asks and who set it; with a name as a whole sentence."""
    is_theirs = boundary.set_by is BoundarySetter.THEM
    limit = _limit(boundary, today)
    if boundary.why:
        layout = gettext("%(limit)s: “%(why)s”")
        # The sentence around it brings its own full stop.
        why = boundary.why.removesuffix(".").removesuffix("。")
        limit = layout % {"limit": limit, "why": why}
    facts = {"name": name, "limit": limit}
    if is_theirs and name:
        return gettext("%(name)s %(limit)s.") % facts
    if is_theirs:
        return gettext("%(limit)s (they said so)") % facts
    if name:
        return gettext("%(name)s: %(limit)s — your own rule.") % facts
    return gettext("%(limit)s — your own rule") % facts


def verdict_words(verdict: Verdict, name: str, today: date | None) -> str:
    """Say whether somebody may be touched, why not, and from when on they may."""
    if verdict.answer is Answer.YES:
        return _open_words(verdict)
    facts = {"reason": _reason_words(verdict.reasons[0].boundary, today, name)}
    if verdict.not_before is None:
        return gettext("%(reason)s.") % facts
    facts["from_day"] = from_day(verdict.not_before, today)
    return gettext("%(reason)s; %(from_day)s you can.") % facts


def by_channel(channel: Channel) -> str:
    """Return "by letter", "by phone", as a sentence says how."""
    return {
        Channel.MEETING: pgettext("how", "in person"),
        Channel.CALL: pgettext("how", "by phone"),
        Channel.VIDEO: pgettext("how", "by video call"),
        Channel.LETTER: pgettext("how", "by letter"),
        Channel.MAIL: pgettext("how", "by e-mail"),
        Channel.CHAT: pgettext("how", "by chat"),
        Channel.COMMENT: pgettext("how", "by a comment"),
        Channel.REACTION: pgettext("how", "by a reaction"),
        Channel.EVENT: pgettext("how", "at an event"),
        Channel.BROADCAST: pgettext("how", "by a broadcast"),
    }[channel]


def _open_words(verdict: Verdict) -> str:
    """Say which channels are left, or which are not, whichever is shorter."""
    if verdict.channels is None:
        return gettext("Nothing stands against it.")
    left = [by_channel(c) for c in Channel if c in verdict.channels]
    shut = ONE_TO_ONE_CHANNELS - verdict.channels
    if len(left) <= len(shut):
        return gettext("You can, but only %(how)s.") % {"how": or_words(left)}
    closed = [by_channel(c) for c in Channel if c in shut]
    return gettext("You can, but not %(how)s.") % {"how": or_words(closed)}


def _reason_words(boundary: Boundary, today: date | None, name: str) -> str:
    facts = {"name": name, "limit": _limit(boundary, today)}
    if boundary.set_by is BoundarySetter.THEM:
        return gettext("%(name)s %(limit)s") % facts
    return gettext("Your own rule for %(name)s: %(limit)s") % facts


def _limit(boundary: Boundary, today: date | None) -> str:
    """Say what is asked: as a verb where they asked it, as a rule where I did.

    A boundary that leaves out what it needs reads as strictly as courtesy takes it.
    """
    layouts = _THEIRS if boundary.set_by is BoundarySetter.THEM else _MINE
    detail = _detail(boundary, today)
    kind = boundary.kind
    if not detail and kind is BoundaryKind.ONLY_BY:
        kind = BoundaryKind.BLOCKED
    return str(layouts[kind, bool(detail)]) % {"detail": detail}


def _detail(boundary: Boundary, today: date | None) -> str:
    """Say by which channel, how often or how long, where the kind has it."""
    match boundary.kind:
        case BoundaryKind.BLOCKED | BoundaryKind.ONLY_BY if boundary.channel:
            return by_channel(boundary.channel)
        case BoundaryKind.QUIET_UNTIL if boundary.until:
            return until_day(boundary.until, today)
        case BoundaryKind.AT_MOST:
            return _how_often(boundary)
    return ""


def _how_often(boundary: Boundary) -> str:
    times, days = boundary.at_most or 0, boundary.period_days
    often = ngettext("at most once", "at most %(count)s times", times) % {
        "count": count_word(times)
    }
    if not days:
        return often
    within = ngettext("within %(count)s day", "within %(count)s days", days)
    return pgettext("how often", "%(often)s %(within)s") % {
        "often": often,
        "within": within % {"count": days},
    }


_THEIRS = {
    (BoundaryKind.BLOCKED, True): pgettext_lazy("they", "wants no contact %(detail)s"),
    (BoundaryKind.BLOCKED, False): pgettext_lazy("they", "wants no contact"),
    (BoundaryKind.CLOSED_FEED, False): pgettext_lazy(
        "they", "keeps their feed to themselves"
    ),
    (BoundaryKind.NO_BROADCASTS, False): pgettext_lazy("they", "wants no broadcasts"),
    (BoundaryKind.NO_ASKS, False): pgettext_lazy(
        "they", "wants to be asked for nothing"
    ),
    (BoundaryKind.NO_BUSINESS, False): pgettext_lazy("they", "wants no business"),
    (BoundaryKind.ONLY_BY, True): pgettext_lazy(
        "they", "wants to hear from you only %(detail)s"
    ),
    (BoundaryKind.AT_MOST, True): pgettext_lazy(
        "they", "wants to hear from you %(detail)s"
    ),
    (BoundaryKind.QUIET_UNTIL, True): pgettext_lazy(
        "they", "wants to be left in peace %(detail)s"
    ),
    (BoundaryKind.QUIET_UNTIL, False): pgettext_lazy(
        "they", "wants to be left in peace"
    ),
}
_MINE = {
    (BoundaryKind.BLOCKED, True): pgettext_lazy("own rule", "no contact %(detail)s"),
    (BoundaryKind.BLOCKED, False): pgettext_lazy("own rule", "no contact"),
    (BoundaryKind.CLOSED_FEED, False): pgettext_lazy(
        "own rule", "no comments and no reshares"
    ),
    (BoundaryKind.NO_BROADCASTS, False): pgettext_lazy("own rule", "no broadcasts"),
    (BoundaryKind.NO_ASKS, False): pgettext_lazy("own rule", "no asks"),
    (BoundaryKind.NO_BUSINESS, False): pgettext_lazy("own rule", "no business"),
    (BoundaryKind.ONLY_BY, True): pgettext_lazy("own rule", "only %(detail)s"),
    (BoundaryKind.AT_MOST, True): pgettext_lazy("own rule", "contact %(detail)s"),
    (BoundaryKind.QUIET_UNTIL, True): pgettext_lazy("own rule", "quiet %(detail)s"),
    (BoundaryKind.QUIET_UNTIL, False): pgettext_lazy("own rule", "quiet"),
}
