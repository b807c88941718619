"""Favours, balances and thanks as sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import (
    gettext,
    gettext_lazy,
    ngettext,
    ngettext_lazy,
    npgettext,
    pgettext,
    pgettext_lazy,
)

from entregent.core.ledger.balance import Balance, Share
from entregent.core.ledger.entries import SettlementKind, Side
from entregent.core.ledger.load import Load, LoadVerdict
from entregent.core.money import Money
from entregent.core.vocabulary import FavourKind, Weight
from entregent.wording.dates import day_words, of_day, on_day, since_day
from entregent.wording.lists import and_words, clause_words, count_word, few_words
from entregent.wording.money import money_words


@dataclass(frozen=True, slots=True)
class BalanceWords:
    """A balance in words: both sides as fragments, and all of it as a sentence.

    A side on which nothing stands open is empty.
    """

    i_owe: str
    they_owe: str
    summary: str


def what_words(
    kind: FavourKind,
    about: str,
    thing: str = "",
    money: Money | None = None,
    minutes: int | None = None,
) -> str:
    """Name what was done in a few words: "advice on pricing", "30 minutes of work"."""
    about, thing = about.strip(), thing.strip()
    match kind:
        case FavourKind.WORK:
            return _work_words(about, minutes)
        case FavourKind.MONEY:
            return _money_words(about, money)
        case FavourKind.THING_LENT:
            return _loan_words(about, thing, money)
    subject = about or thing
    layout = _ABOUT[kind] if subject else _PLAIN[kind]
    what = str(layout) % {"about": subject}
    return _with_extent(what, money, minutes)


def favour_sentence(
    name: str,
    side: Side,
    kind: FavourKind,
    weight: Weight,
    about: str,
    day: date,
    today: date,
    *,
    thing: str = "",
    money: Money | None = None,
    minutes: int | None = None,
) -> str:
    """Say who did what for whom, when, and what it meant."""
    what = what_words(kind, about, thing, money, minutes)
    if side is Side.RECEIVED:
        layout = gettext("%(name)s gave you %(what)s %(on_day)s — %(weight)s.")
    else:
        layout = gettext("You gave %(name)s %(what)s %(on_day)s — %(weight)s.")
    if kind in _WITH_A_COLON and what != str(_PLAIN[kind]):
        what = pgettext("before a day", "%(what)s,") % {"what": what}
    return layout % {
        "name": name,
        "what": what,
        "on_day": on_day(day, today),
        "weight": weights_words([weight]),
    }


def weights_words(weights: Iterable[Weight]) -> str:
    """Count favours by weight: "a large favour and two small ones"."""
    found = list(weights)
    return shares_words(
        [
            Share(weight, whole=found.count(weight), parts=0)
            for weight in reversed(Weight)
            if weight in found
        ]
    )


def shares_words(shares: Sequence[Share]) -> str:
    """Count open favours, the heaviest first; partly returned ones are "the rest"."""
    said: list[str] = []
    for share in shares:
        if share.whole:
            said.append(_whole_words(share, is_first=not said))
        if share.parts:
            said.append(_parts_words(share))
    return and_words(said)


def balance_words(
    balance: Balance, today: date, *, has_loans: bool = False
) -> BalanceWords:
    """Say what stands open between the reader and somebody.

    What is lent is no favour and has its own lines; it is only not forgotten here.
    """
    i_owe = _owed_words(balance.i_owe, balance.i_owe_since, today)
    they_owe = _given_words(balance.they_owe, balance.they_owe_since, today)
    if balance.is_even and has_loans:
        return BalanceWords("", "", gettext("You are even, but for what is lent."))
    if balance.is_even:
        return BalanceWords("", "", gettext("You are even."))
    clauses = [i_owe or gettext("nothing to return"), they_owe]
    clauses.append(_let_go_words(len(balance.let_go)))
    whole = clause_words([clause for clause in clauses if clause])
    return BalanceWords(i_owe, they_owe, _as_sentence(whole))


def load_words(load: Load) -> str:
    """Say how many months of returning all that is owed amounts to."""
    if not load.units:
        return gettext("Nothing to return.")
    months = round(load.months)
    if not months:
        return gettext("Less than a month of returning.")
    layouts = {
        LoadVerdict.LIGHT: ngettext(
            "About a month of returning.",
            "About %(count)s months of returning.",
            months,
        ),
        LoadVerdict.HEAVY: ngettext(
            "About a month of returning: that is heavy.",
            "About %(count)s months of returning: that is heavy.",
            months,
        ),
        LoadVerdict.TOO_HEAVY: ngettext(
            "About a month of returning: that is too heavy.",
            "About %(count)s months of returning: that is too heavy.",
            months,
        ),
    }
    return layouts[load.verdict] % {"count": count_word(months)}


def closing_words(
    how: SettlementKind | None,
    units: int,
    day: date,
    today: date,
    by_what: str,
    *,
    of_units: int | None = None,
) -> str:
    """Say how a favour, or `units` of its `of_units`, came to an end."""
    facts = {"by_what": by_what, "on_day": on_day(day, today)}
    is_part = of_units is not None and units < of_units
    match how:
        case SettlementKind.WAIVED:
            layout = gettext("let go %(on_day)s")
        case SettlementKind.RELEASED:
            layout = gettext("settled by their word %(on_day)s")
        case _ if not by_what and is_part:
            layout = gettext("returned in part %(on_day)s")
        case _ if not by_what:
            layout = gettext("returned %(on_day)s")
        case _ if is_part:
            layout = gettext("returned in part by %(by_what)s %(on_day)s")
        case _:
            layout = gettext("returned by %(by_what)s %(on_day)s")
    return layout % facts


def thanks_reason(name: str, whats: Sequence[tuple[str, date]], today: date) -> str:
    """Say whom to thank, and what for."""
    if not whats:
        return gettext("Thank %(name)s.") % {"name": name}
    said = few_words([_dated(what, day, today) for what, day in whats])
    return gettext("Thank %(name)s for %(what)s.") % {"name": name, "what": said}


def return_reason(name: str, shares_text: str, since: date, today: date) -> str:
    """Say to whom something waits to be returned, and since when."""
    return gettext("Give something back to %(name)s: %(shares)s, %(since)s.") % {
        "name": name,
        "shares": shares_text,
        "since": since_day(since, today),
    }


def thanked_words(day: date, today: date) -> str:
    """Say when somebody was thanked."""
    return gettext("thanked %(on_day)s") % {"on_day": on_day(day, today)}


def still_out_words(side: Side, left: Money | None, whole: Money | None) -> str:
    """Say what of a loan is not back: "€3,000 of €8,000 still to give back".

    Without a sum it is a thing, which is back or is not.
    """
    is_borrowed = side is Side.RECEIVED
    if left is None:
        return gettext("still to give back") if is_borrowed else gettext("not back yet")
    facts = {"left": money_words(left), "whole": money_words(whole) if whole else ""}
    if whole is None or left.amount == whole.amount:
        layout = (
            gettext("%(left)s still to give back")
            if is_borrowed
            else gettext("%(left)s not back yet")
        )
        return layout % facts
    layout = (
        gettext("%(left)s of %(whole)s still to give back")
        if is_borrowed
        else gettext("%(left)s of %(whole)s not back yet")
    )
    return layout % facts


def sums_out_words(side: Side, sums: Sequence[Money]) -> str:
    """Say all that is lent or borrowed in money, one sum for each currency."""
    layout = (
        gettext("Still to give back: %(sums)s.")
        if side is Side.RECEIVED
        else gettext("Not back yet: %(sums)s.")
    )
    return layout % {"sums": and_words([money_words(each) for each in sums])}


def _work_words(about: str, minutes: int | None) -> str:
    facts = {"about": about, "time": minutes_words(minutes) if minutes else ""}
    if minutes and about:
        return gettext("%(time)s of work on %(about)s") % facts
    if minutes:
        return gettext("%(time)s of work") % facts
    if about:
        return gettext("work on %(about)s") % facts
    return str(_PLAIN[FavourKind.WORK])


def _money_words(about: str, money: Money | None) -> str:
    what = money_words(money) if money else str(_PLAIN[FavourKind.MONEY])
    if not about:
        return what
    return gettext("%(money)s for %(about)s") % {"money": what, "about": about}


def _loan_words(about: str, thing: str, money: Money | None) -> str:
    lent = [thing, money_words(money) if money else ""]
    said = and_words([each for each in lent if each])
    if said and about:
        return gettext("the loan of %(thing)s (%(about)s)") % {
            "thing": said,
            "about": about,
        }
    if said or about:
        return gettext("the loan of %(thing)s") % {"thing": said or about}
    return str(_PLAIN[FavourKind.THING_LENT])


def minutes_words(minutes: int) -> str:
    """Return "30 minutes", "two hours" or "1 h 30"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {
            "count": minutes
        }
    if rest:
        return gettext("%(hours)s h %(minutes)s") % {
            "hours": hours,
            "minutes": f"{rest:02}",
        }
    return npgettext("length of time", "an hour", "%(count)s hours", hours) % {
        "count": count_word(hours)
    }


_PLAIN = {
    FavourKind.INTRODUCTION: pgettext_lazy("what was given", "an introduction"),
    FavourKind.PROJECT_BROUGHT: pgettext_lazy("what was given", "a project"),
    FavourKind.WORK: pgettext_lazy("what was given", "work"),
    FavourKind.ADVICE: pgettext_lazy("what was given", "advice"),
    FavourKind.MONEY: pgettext_lazy("what was given", "money"),
    FavourKind.THING_LENT: pgettext_lazy("what was given", "a loan"),
    FavourKind.GIFT: pgettext_lazy("what was given", "a gift"),
    FavourKind.PUBLICITY: pgettext_lazy("what was given", "publicity"),
    FavourKind.CONCESSION: pgettext_lazy("what was given", "a concession"),
    FavourKind.HOSPITALITY: pgettext_lazy("what was given", "hospitality"),
    FavourKind.OTHER: pgettext_lazy("what was given", "a favour"),
}
_WITH_A_COLON = frozenset(
    {
        FavourKind.INTRODUCTION,
        FavourKind.PROJECT_BROUGHT,
        FavourKind.GIFT,
        FavourKind.CONCESSION,
        FavourKind.HOSPITALITY,
        FavourKind.OTHER,
    }
)
_ABOUT = {
    FavourKind.INTRODUCTION: gettext_lazy("an introduction: %(about)s"),
    FavourKind.PROJECT_BROUGHT: gettext_lazy("a project: %(about)s"),
    FavourKind.ADVICE: gettext_lazy("advice on %(about)s"),
    FavourKind.GIFT: gettext_lazy("a gift: %(about)s"),
    FavourKind.PUBLICITY: gettext_lazy("publicity for %(about)s"),
    FavourKind.CONCESSION: gettext_lazy("a concession: %(about)s"),
    FavourKind.HOSPITALITY: gettext_lazy("hospitality: %(about)s"),
    FavourKind.OTHER: gettext_lazy("a favour: %(about)s"),
}


def _with_extent(what: str, money: Money | None, minutes: int | None) -> str:
    extent = [money_words(money)] if money else []
    extent += [minutes_words(minutes)] if minutes else []
    if not extent:
        return what
    layout = gettext("%(what)s (%(extent)s)")
    return layout % {"what": what, "extent": and_words(extent)}


def _whole_words(share: Share, *, is_first: bool) -> str:
    layout = _FAVOURS[share.weight] if is_first else _ONES[share.weight]
    return str(layout % {"n": share.whole, "count": count_word(share.whole)})


def _parts_words(share: Share) -> str:
    layout = _RESTS[share.weight]
    return str(layout % {"n": share.parts, "count": count_word(share.parts)})


_FAVOURS = {
    Weight.SMALL: ngettext_lazy("a small favour", "%(count)s small favours", "n"),
    Weight.MEDIUM: ngettext_lazy("a medium favour", "%(count)s medium favours", "n"),
    Weight.LARGE: ngettext_lazy("a large favour", "%(count)s large favours", "n"),
    Weight.LIFE_CHANGING: ngettext_lazy(
        "a life-changing favour", "%(count)s life-changing favours", "n"
    ),
}
_ONES = {
    Weight.SMALL: ngettext_lazy("a small one", "%(count)s small ones", "n"),
    Weight.MEDIUM: ngettext_lazy("a medium one", "%(count)s medium ones", "n"),
    Weight.LARGE: ngettext_lazy("a large one", "%(count)s large ones", "n"),
    Weight.LIFE_CHANGING: ngettext_lazy(
        "a life-changing one", "%(count)s life-changing ones", "n"
    ),
}
_RESTS = {
    Weight.SMALL: ngettext_lazy(
        "the rest of a small favour", "the rest of %(count)s small favours", "n"
    ),
    Weight.MEDIUM: ngettext_lazy(
        "the rest of a medium favour", "the rest of %(count)s medium favours", "n"
    ),
    Weight.LARGE: ngettext_lazy(
        "the rest of a large favour", "the rest of %(count)s large favours", "n"
    ),
    Weight.LIFE_CHANGING: ngettext_lazy(
        "the rest of a life-changing favour",
        "the rest of %(count)s life-changing favours",
        "n",
    ),
}


def _owed_words(shares: Sequence[Share], since: date | None, today: date) -> str:
    if since is None:
        return ""
    facts = {"shares": shares_words(shares), "since": since_day(since, today)}
    if _how_many(shares) == 1:
        return gettext("%(shares)s to return, %(since)s") % facts
    return gettext("%(shares)s to return; the oldest %(since)s") % facts


def _given_words(shares: Sequence[Share], since: date | None, today: date) -> str:
    """Say what was given: a memory of the reader's, never a claim."""
    if since is None:
        return ""
    facts = {"shares": shares_words(shares), "on_day": on_day(since, today)}
    if _how_many(shares) == 1:
        return gettext("you gave %(shares)s %(on_day)s") % facts
    return gettext("you gave %(shares)s, the first %(on_day)s") % facts


def _let_go_words(count: int) -> str:
    if not count:
        return ""
    layout = npgettext(
        "favours", "one let go long since", "%(count)s let go long since", count
    )
    return layout % {"count": count_word(count)}


def _how_many(shares: Sequence[Share]) -> int:
    return sum(share.whole + share.parts for share in shares)


def _as_sentence(clause: str) -> str:
    layout = pgettext("a clause as a sentence", "%(clause)s.")
    return layout % {"clause": clause[:1].upper() + clause[1:]}


def _dated(what: str, day: date, today: date) -> str:
    """Add the day: plainly to a plain word, in brackets where the word goes on."""
    if what in {str(plain) for plain in _PLAIN.values()}:
        layout = gettext("%(what)s %(of_day)s")
        return layout % {"what": what, "of_day": of_day(day, today)}
    return gettext("%(what)s (%(day)s)") % {
        "what": what,
        "day": day_words(day, today),
    }
