"""Plays a story into a book, through the acts that people use."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from entregent.acts import boundaries, contacts, favours, interactions, loops
from entregent.core.ids import ContactId, FavourId, SpaceId
from entregent.core.ledger.entries import Side
from entregent.core.vocabulary import OccasionKind
from entregent.formats import story
from entregent.formats.story import ME, StoryLine
from entregent.queries import access, ledger
from entregent.queries import boundaries as boundary_queries
from entregent.queries import loops as loop_queries
from entregent.store.models import User


class LooseEndError(Exception):
    """A line speaks of something that no line before it has told."""


@dataclass(slots=True)
class Told:
    """What a story put into the book, by the names and labels it used.

    A label means the favour as it was last corrected. `loops` go by project and, for
    introductions, by party or by "one and other"; of several the newest.
    """

    people: dict[str, ContactId] = field(default_factory=dict)
    favours: dict[str, FavourId] = field(default_factory=dict)
    loops: dict[str, int] = field(default_factory=dict)


def tell(
    user: User,
    space_id: SpaceId,
    story_text: str,
    today: date,
    before: Told | None = None,
) -> Told:
    """Play a story; people come into the book when they are first mentioned.

    A story that goes on from an earlier one knows its names and labels `before`.
    """
    lines = story.read_story(story_text, today)
    return tell_lines(user, space_id, lines, before)


def tell_lines(
    user: User,
    space_id: SpaceId,
    lines: Iterable[StoryLine],
    before: Told | None = None,
) -> Told:
    """Play lines that were read before."""
    teller = _Teller(user, space_id, before or Told())
    for line in lines:
        _PLAYS[type(line)](teller, line)
    return teller.told


def tell_people(
    user: User, space_id: SpaceId, lines: Sequence[story.PersonLine], before: Told
) -> Told:
    """Put many people into the book at once; one by one they would take long."""
    for line in lines:
        if line.name in before.people:
            raise LooseEndError(line.name)
    wishes = [_person_wish(line) for line in lines]
    keys = contacts.add_contacts(user, space_id, wishes)
    for line, contact in zip(lines, keys, strict=True):
        before.people[line.name] = contact
        _keep_days((user, space_id), line, contact)
    return before


def talk_wish(
    line: story.InteractionLine, people: dict[str, ContactId]
) -> interactions.RecordInteraction:
    """Return what an act needs to note an interaction of known people."""
    return interactions.RecordInteraction(
        contacts=tuple(people[name] for name in line.people),
        day=line.day,
        channel=line.channel,
        direction=line.direction,
        note=line.note,
    )


class _Teller:
    """One story on its way into one book."""

    def __init__(self, user: User, space_id: SpaceId, told: Told) -> None:
        me = access.writable_space(user, space_id).me_id
        self.where = (user, space_id)
        self.told = told
        self.told.people[ME] = ContactId(me or 0)

    def person(self, name: str) -> ContactId:
        """Find somebody by their short name, or put them into the book."""
        if name not in self.told.people:
            wish = contacts.AddContact(full_name=name)
            self.told.people[name] = contacts.add_contact(*self.where, wish)
        return self.told.people[name]

    def all_of(self, names: Iterable[str]) -> tuple[ContactId, ...]:
        return tuple(self.person(name) for name in names)

    def favour(self, label: str) -> FavourId:
        if label not in self.told.favours:
            raise LooseEndError(f"#{label}")
        return self.told.favours[label]

    def all_favours(self, labels: Iterable[str]) -> tuple[FavourId, ...]:
        return tuple(self.favour(label) for label in labels)

    def keep(self, label: str, favour: FavourId) -> None:
        if label:
            self.told.favours[label] = favour

    def loop(self, *names: str) -> int:
        """Find what the first known of several names means, also in the book."""
        known = [self.told.loops[name] for name in names if name in self.told.loops]
        return known[0] if known else loop_queries.find_loop(*self.where, names[-1])


def _play_person(teller: _Teller, line: story.PersonLine) -> None:
    tell_people(*teller.where, [line], teller.told)


def _person_wish(line: story.PersonLine) -> contacts.AddContact:
    return contacts.AddContact(
        full_name=line.full_name,
        kind=line.kind,
        nickname=line.nickname,
        language=line.language,
        organisation=line.organisation,
        title=line.title,
        spheres=line.spheres,
        circle=line.circle,
        note=line.note,
        emails=line.emails,
        phones=line.phones,
    )


def _keep_days(
    where: tuple[User, SpaceId], line: story.PersonLine, contact: ContactId
) -> None:
    days = [(OccasionKind.ANNIVERSARY, a.when, a.label) for a in line.anniversaries]
    if line.born:
        days.append((OccasionKind.BIRTHDAY, line.born, ""))
    for kind, when, label in days:
        wish = contacts.AddOccasion(
            contact=contact,
            kind=kind,
            month=when.month,
            day=when.day,
            year=when.year,
            label=label,
        )
        contacts.add_occasion(*where, wish)


def _play_relation(teller: _Teller, line: story.RelationLine) -> None:
    subject, other = teller.all_of((line.subject, line.other))
    wish = contacts.RelateContacts(subject=subject, kind=line.kind, other=other)
    contacts.relate_contacts(*teller.where, wish)


def _play_favour(teller: _Teller, line: story.FavourLine) -> None:
    deed = line.deed
    wish = favours.RecordFavour(
        giver=teller.person(deed.giver),
        receiver=teller.person(deed.receiver),
        kind=deed.kind,
        day=line.day,
        weight=deed.weight,
        about=deed.about,
        minutes=deed.minutes,
        money=deed.money,
        thing=deed.thing,
        returns=teller.all_favours(deed.returns),
        on_its_own=deed.on_its_own,
    )
    teller.keep(line.label, favours.record_favour(*teller.where, wish))


def _play_correction(teller: _Teller, line: story.CorrectionLine) -> None:
    old = ledger.favour(*teller.where, teller.favour(line.favour), line.day)
    deed = line.deed
    side = Side.GIVEN if deed.giver == ME else Side.RECEIVED
    if (old.contact, old.side) != (teller.person(deed.other), side):
        raise LooseEndError(f"#{line.favour}")
    wish = favours.CorrectFavour(
        favour=old.id,
        kind=deed.kind,
        day=line.deed_day or old.day,
        weight=deed.weight or deed.kind.usual_weight,
        about=deed.about,
        minutes=deed.minutes,
        money=deed.money,
        thing=deed.thing,
        returns=teller.all_favours(deed.returns) or None,
        on_its_own=deed.on_its_own,
    )
    teller.keep(line.favour, favours.correct_favour(*teller.where, wish))


def _play_withdrawal(teller: _Teller, line: story.WithdrawalLine) -> None:
    favour = favours.withdraw_favour(*teller.where, teller.favour(line.favour))
    teller.keep(line.favour, favour)


def _play_thanks(teller: _Teller, line: story.ThanksLine) -> None:
    wish = favours.ThankContact(
        contact=teller.person(line.person),
        day=line.day,
        favours=teller.all_favours(line.favours),
        note=line.note,
    )
    favours.thank_contact(*teller.where, wish)


def _play_settlement(teller: _Teller, line: story.SettlementLine) -> None:
    wish = favours.SettleFavour(
        favour=teller.favour(line.favour), kind=line.kind, day=line.day
    )
    favours.settle_favour(*teller.where, wish)


def _play_repayment(teller: _Teller, line: story.RepaymentLine) -> None:
    wish = favours.RepayLoan(
        favour=teller.favour(line.favour) if line.favour else _loan(teller, line),
        day=line.day,
        money=line.money,
        waived=line.waived,
    )
    favours.repay_loan(*teller.where, wish)


def _loan(teller: _Teller, line: story.RepaymentLine) -> FavourId:
    """Find the oldest loan of that currency between the two."""
    side, who = (
        (Side.RECEIVED, line.receiver) if line.giver == ME else (Side.GIVEN, line.giver)
    )
    theirs = ledger.person_ledger(*teller.where, teller.person(who), line.day)
    for favour in reversed(theirs.lines):
        if (
            favour.side is side
            and favour.lent
            and line.money
            and favour.lent.currency == line.money.currency
        ):
            return favour.id
    raise LooseEndError(who)


def _play_introduction(teller: _Teller, line: story.IntroductionLine) -> None:
    wish = loops.RecordIntroduction(
        introducers=teller.all_of(line.introducers),
        parties=teller.all_of(line.parties),
        direction=line.direction,
        day=line.day,
        purpose=line.purpose,
        project=line.project,
        state=line.state,
    )
    key = loops.record_introduction(*teller.where, wish)
    loop = loop_queries.loop_of_introduction(*teller.where, key)
    parties = line.parties
    pairs = [f"{a} and {b}" for a in parties for b in parties if a != b]
    for name in filter(None, (*parties, *pairs, line.project)):
        teller.told.loops[name] = loop


def _play_project(teller: _Teller, line: story.ProjectLine) -> None:
    wish = loops.RecordOpportunity(
        name=line.name,
        day=line.day,
        brought_by=teller.all_of(line.brought_by),
        value=line.value,
    )
    key = loops.record_opportunity(*teller.where, wish)
    loop = loop_queries.loop_of_opportunity(*teller.where, key)
    teller.told.loops[line.name] = loop


def _play_milestone(teller: _Teller, line: story.MilestoneLine) -> None:
    heard = line.heard_from
    wish = loops.RecordMilestone(
        loop=teller.loop(f"{heard} and {line.subject}", line.subject),
        kind=line.kind,
        day=line.day,
        note=line.note,
        value=line.value,
        heard_from=teller.person(heard) if heard else None,
    )
    loops.record_milestone(*teller.where, wish)


def _play_telling(teller: _Teller, line: story.TellingLine) -> None:
    wish = loops.TellIntroducer(
        loop=teller.loop(line.subject),
        introducer=teller.person(line.introducer),
        day=line.day,
        channel=line.channel,
        text=line.text,
    )
    answer = loops.tell_introducer if line.is_needed else loops.skip_report
    answer(*teller.where, wish)


def _play_question(teller: _Teller, line: story.QuestionLine) -> None:
    loop = teller.loop(f"{line.person} and {line.about}", line.about)
    loops.ask_for_news(*teller.where, loop, line.day)


def _play_proposal(teller: _Teller, line: story.ProposalLine) -> None:
    introducer = teller.person(line.introducer)
    page = loop_queries.loop(*teller.where, teller.loop(line.subject), line.day)
    found = [p.id for p in page.proposals if p.introducer.id == introducer]
    if not found:
        raise LooseEndError(line.subject)
    if not line.is_accepted:
        loops.decline_proposal(*teller.where, found[0])
        return
    favour = loops.accept_proposal(*teller.where, found[0], line.weight, line.day)
    teller.keep(line.label, favour)


def _play_talk(teller: _Teller, line: story.InteractionLine) -> None:
    teller.all_of(line.people)
    wish = talk_wish(line, teller.told.people)
    interactions.record_interaction(*teller.where, wish)


def _play_boundary(teller: _Teller, line: story.BoundaryLine) -> None:
    wish = boundaries.SetBoundary(
        contact=teller.person(line.person),
        kind=line.kind,
        set_by=line.set_by,
        since=line.day,
        channel=line.channel,
        until=line.until,
        at_most=line.at_most,
        period_days=line.period_days,
        why=line.why,
    )
    boundaries.set_boundary(*teller.where, wish)


def _play_lifted(teller: _Teller, line: story.LiftedLine) -> None:
    meant = line.boundary
    contact = teller.person(meant.person)
    for boundary in boundary_queries.standing([contact]).get(contact, []):
        if (boundary.kind, boundary.set_by) == (meant.kind, meant.set_by):
            boundaries.lift_boundary(*teller.where, boundary.id, line.day)
            return
    raise LooseEndError(meant.person)


_PLAYS: dict[type, Callable[[_Teller, Any], None]] = {
    story.PersonLine: _play_person,
    story.RelationLine: _play_relation,
    story.FavourLine: _play_favour,
    story.CorrectionLine: _play_correction,
    story.WithdrawalLine: _play_withdrawal,
    story.ThanksLine: _play_thanks,
    story.SettlementLine: _play_settlement,
    story.RepaymentLine: _play_repayment,
    story.IntroductionLine: _play_introduction,
    story.ProjectLine: _play_project,
    story.MilestoneLine: _play_milestone,
    story.TellingLine: _play_telling,
    story.QuestionLine: _play_question,
    story.ProposalLine: _play_proposal,
    story.InteractionLine: _play_talk,
    story.BoundaryLine: _play_boundary,
    story.LiftedLine: _play_lifted,
}
