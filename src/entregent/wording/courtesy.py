"""Boundaries, and what courtesy says with them, as sentences."""

from datetime import date

from django.utils.translation import gettext, ngettext, pgettext

from entregent.core.courtesy import Answer, Boundary, Verdict
from entregent.core.vocabulary import BoundaryKind, BoundarySetter, Channel
from entregent.wording.dates import from_day, until_day
from entregent.wording.lists import and_words


def boundary_words(boundary: Boundary, today: date | None, name: str = "") -> str:
    """Say what a boundary asks and who set it; with a name as a whole sentence."""
    is_theirs = boundary.set_by is BoundarySetter.THEM
    limit = _limit(boundary, today)
    if boundary.why:
        layout = gettext("%(limit)s: “%(why)s”")
        limit = layout % {"limit": limit, "why": boundary.why}
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
        return _open_words(verdict, name)
    boundary = verdict.reasons[0].boundary
    clause = _clause(boundary, today, name)
    facts = {"reason": clause}
    if verdict.not_before is not None:
        facts["from_day"] = from_day(verdict.not_before, today)
        return gettext("%(reason)s; %(from_day)s you can.") % facts
    return gettext("%(reason)s.") % facts


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


def _open_words(verdict: Verdict, name: str) -> str:
    if verdict.channels is None:
        return gettext("Nothing stands against it.")
    ways = [by_channel(c) for c in Channel if c in verdict.channels]
    layout = gettext("You can, %(how)s only.")
    return layout % {"name": name, "how": and_words(ways)}


def _clause(boundary: Boundary, today: date | None, name: str) -> str:
    facts = {"name": name, "limit": _limit(boundary, today)}
    if boundary.set_by is BoundarySetter.THEM:
        return gettext("%(name)s %(limit)s") % facts
    return gettext("Your own rule for %(name)s: %(limit)s") % facts


def _limit(boundary: Boundary, today: date | None) -> str:
    """Say what is asked: as a verb where they asked it, as a rule where I did."""
    if boundary.set_by is BoundarySetter.THEM:
        return _their_limit(boundary, today)
    return _my_limit(boundary, today)


def _their_limit(boundary: Boundary, today: date | None) -> str:
    match boundary.kind:
        case BoundaryKind.BLOCKED if boundary.channel:
            layout = pgettext("they", "wants no contact %(how)s")
            return layout % {"how": by_channel(boundary.channel)}
        case BoundaryKind.BLOCKED:
            return pgettext("they", "wants no contact")
        case BoundaryKind.CLOSED_FEED:
            return pgettext("they", "keeps their feed to themselves")
        case BoundaryKind.NO_BROADCASTS:
            return pgettext("they", "wants no broadcasts")
        case BoundaryKind.NO_ASKS:
            return pgettext("they", "wants to be asked for nothing")
        case BoundaryKind.NO_BUSINESS:
            return pgettext("they", "wants no business")
        case BoundaryKind.ONLY_BY if boundary.channel:
            layout = pgettext("they", "wants to hear from you only %(how)s")
            return layout % {"how": by_channel(boundary.channel)}
        case BoundaryKind.AT_MOST:
            layout = pgettext("they", "wants to hear from you %(how_often)s")
            return layout % {"how_often": _how_often(boundary)}
        case BoundaryKind.QUIET_UNTIL if boundary.until:
            layout = pgettext("they", "wants to be left in peace %(until_day)s")
            return layout % {"until_day": until_day(boundary.until, today)}
    return pgettext("they", "wants to be left in peace")


def _my_limit(boundary: Boundary, today: date | None) -> str:
    match boundary.kind:
        case BoundaryKind.BLOCKED if boundary.channel:
            layout = pgettext("own rule", "no contact %(how)s")
            return layout % {"how": by_channel(boundary.channel)}
        case BoundaryKind.BLOCKED:
            return pgettext("own rule", "no contact")
        case BoundaryKind.CLOSED_FEED:
            return pgettext("own rule", "no comments and no reshares")
        case BoundaryKind.NO_BROADCASTS:
            return pgettext("own rule", "no broadcasts")
        case BoundaryKind.NO_ASKS:
            return pgettext("own rule", "no asks")
        case BoundaryKind.NO_BUSINESS:
            return pgettext("own rule", "no business")
        case BoundaryKind.ONLY_BY if boundary.channel:
            layout = pgettext("own rule", "only %(how)s")
            return layout % {"how": by_channel(boundary.channel)}
        case BoundaryKind.AT_MOST:
            return _how_often(boundary)
        case BoundaryKind.QUIET_UNTIL if boundary.until:
            layout = pgettext("own rule", "quiet %(until_day)s")
            return layout % {"until_day": until_day(boundary.until, today)}
    return pgettext("own rule", "quiet")


def _how_often(boundary: Boundary) -> str:
    times, days = boundary.at_most or 0, boundary.period_days
    often = ngettext("at most %(count)s time", "at most %(count)s times", times) % {
        "count": times
    }
    if not days:
        return often
    within = ngettext("in %(count)s day", "in %(count)s days", days) % {"count": days}
    return pgettext("how often", "%(often)s %(within)s") % {
        "often": often,
        "within": within,
    }
