"""Acts on introductions, opportunities and the news owed about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from entregent.acts.checks import (
    money_columns,
    needed_text,
    not_in_the_future,
    short_text,
)
from entregent.acts.favours import RecordFavour, add_favour
from entregent.acts.journal import Journal, noted
from entregent.core import names
from entregent.core.courtesy import Answer, Purpose
from entregent.core.ids import (
    ContactId,
    FavourId,
    IntroductionId,
    MilestoneId,
    OpportunityId,
    ReportId,
    SpaceId,
)
from entregent.core.loops.proposals import Outcome, outcome_weight, proposed_favours
from entregent.core.money import Money
from entregent.core.refusals import (
    AlreadyAskedError,
    AlreadyDecidedError,
    AlreadyMadeError,
    ConsentRefusedError,
    CourtesyError,
    EmptyError,
    NotFoundError,
    NothingToTellError,
    SamePersonError,
)
from entregent.core.vocabulary import (
    Channel,
    Consent,
    FavourKind,
    IntroductionDirection,
    IntroductionState,
    MilestoneKind,
    ProposalState,
    ReportKind,
    ReportState,
    Weight,
)
from entregent.queries import access
from entregent.queries.boundaries import may_touch
from entregent.queries.loops import subject_of
from entregent.store.models import (
    Contact,
    FavourProposal,
    Introducer,
    Introduction,
    Loop,
    Milestone,
    Opportunity,
    Party,
    Report,
    ReportMilestone,
    Space,
    User,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordIntroduction:
    """Somebody made people known to each other, or means to.

    `introducers` is the chain, the nearest first; empty where the owner introduces.
    `parties` are those who were introduced, without the owner. With a `project` an
    opportunity comes with it.
    """

    introducers: tuple[ContactId, ...] = ()
    parties: tuple[ContactId, ...]
    direction: IntroductionDirection
    day: date
    purpose: str = ""
    project: str = ""
    state: IntroductionState = IntroductionState.MADE


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOpportunity:
    """A project and who brought it: nobody, a person, or a chain, nearest first."""

    name: str
    day: date
    brought_by: tuple[ContactId, ...] = ()
    value: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordMilestone:
    """Something that happened; `loop` is the introduction's or opportunity's.

    `heard_from` says who told the owner, for introductions the owner made.
    """

    loop: int
    kind: MilestoneKind
    day: date
    note: str = ""
    value: Money | None = None
    heard_from: ContactId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellIntroducer:
    """The owner told an introducer all the news there is, or some milestones of it."""

    loop: int
    introducer: ContactId
    day: date
    channel: Channel = Channel.MAIL
    text: str = ""
    milestones: tuple[MilestoneId, ...] = ()


def record_introduction(
    user: User, space_id: SpaceId, wish: RecordIntroduction
) -> IntroductionId:
    """Note an introduction, with its chain, its parties and its project."""
    space = access.writable_space(user, space_id)
    chain = [access.contact_in(space, key) for key in dict.fromkeys(wish.introducers)]
    parties = [access.contact_in(space, key) for key in dict.fromkeys(wish.parties)]
    _check_introduction(space, wish, chain, parties)
    not_in_the_future(wish.day)
    with noted(user, space, "record_introduction", *chain, *parties) as journal:
        loop = _new_loop(journal, wish.day, chain, wish.direction)
        row = journal.add(
            Introduction(
                space=space,
                loop=loop,
                direction=wish.direction,
                state=wish.state,
                purpose=short_text("purpose", wish.purpose),
                day=wish.day,
            )
        )
        for contact in parties:
            journal.add(Party(introduction=row, contact=contact))
        if wish.project.strip():
            _add_opportunity(journal, loop, wish.project, wish.day, None)
    return IntroductionId(row.pk)


def record_opportunity(
    user: User, space_id: SpaceId, wish: RecordOpportunity
) -> OpportunityId:
    """Note a project and who brought it."""
    space = access.writable_space(user, space_id)
    chain = [access.contact_in(space, key) for key in dict.fromkeys(wish.brought_by)]
    not_in_the_future(wish.day)
    with noted(user, space, "record_opportunity", *chain) as journal:
        loop = _new_loop(journal, wish.day, chain, IntroductionDirection.TO_ME)
        row = _add_opportunity(journal, loop, wish.name, wish.day, wish.value)
    return OpportunityId(row.pk)


def record_consent(
    user: User,
    space_id: SpaceId,
    introduction_id: IntroductionId,
    party: ContactId,
    consent: Consent,
    day: date,
) -> IntroductionId:
    """Note whether a party was asked for their consent, gave it or refused it."""
    space = access.writable_space(user, space_id)
    row = _introduction(space, introduction_id)
    link = row.parties.filter(contact_id=party).select_related("contact").first()
    if link is None:
        raise NotFoundError("contact", str(party))
    if consent is Consent.ASKED:
        _ask_courtesy(link.contact, Purpose.CONSENT, day)
    with noted(user, space, "record_consent", link.contact) as journal:
        journal.change(link, consent=consent, consent_day=day)
        state = _state_after_consents(row)
        if state is not None:
            journal.change(row, state=state)
    return introduction_id


def make_introduction(
    user: User, space_id: SpaceId, introduction_id: IntroductionId, day: date
) -> IntroductionId:
    """Note that an introduction that was considered has been made.

    It is refused where a party said no, or courtesy leaves one of them in peace.
    """
    space = access.writable_space(user, space_id)
    row = _introduction(space, introduction_id)
    not_in_the_future(day)
    if row.state not in _BEFORE_MADE:
        raise AlreadyMadeError(row.day)
    parties = list(row.parties.select_related("contact"))
    for link in parties:
        if link.consent == Consent.REFUSED:
            raise ConsentRefusedError(link.contact.full_name)
        _ask_courtesy(link.contact, Purpose.CONSENT, day)
    about = [link.contact for link in parties]
    with noted(user, space, "make_introduction", *about) as journal:
        journal.change(row, state=IntroductionState.MADE, day=day)
        journal.change(row.loop, began=day)
    return introduction_id


def record_milestone(
    user: User, space_id: SpaceId, wish: RecordMilestone
) -> MilestoneId:
    """Note something that happened; whoever is in the chain is owed the news."""
    space = access.writable_space(user, space_id)
    loop = _loop(space, wish.loop)
    not_in_the_future(wish.day)
    heard = wish.heard_from and access.contact_in(space, wish.heard_from)
    about = _people_of(loop)
    facts = {"kind": wish.kind.value, "subject": subject_of(loop)}
    with noted(user, space, "record_milestone", *about, **facts) as journal:
        project = loop.opportunities.order_by("id").first()
        if project and wish.value:
            journal.change(project, **money_columns(wish.value))
        row = journal.add(
            Milestone(
                space=space,
                loop=loop,
                opportunity=project,
                kind=wish.kind,
                day=wish.day,
                note=short_text("note", wish.note),
                heard_from=heard or None,
            )
        )
        _move_introductions(journal, loop, wish.kind)
        if wish.kind is MilestoneKind.WON and loop.owes_news:
            _propose_favours(journal, loop, row)
    return MilestoneId(row.pk)


def tell_introducer(user: User, space_id: SpaceId, wish: TellIntroducer) -> ReportId:
    """Note that an introducer heard the news, whichever way it was told."""
    return _answer(user, space_id, wish, "tell_introducer", ReportState.TOLD)


def skip_report(user: User, space_id: SpaceId, wish: TellIntroducer) -> ReportId:
    """Note that an introducer need not hear this news."""
    return _answer(user, space_id, wish, "skip_report", ReportState.NOT_NEEDED)


def draft_report(
    user: User, space_id: SpaceId, report_id: ReportId, text: str
) -> ReportId:
    """Keep the owner's words for a report that is still to be told."""
    space = access.writable_space(user, space_id)
    row = _open_report(space, report_id)
    with noted(user, space, "draft_report", row.introducer) as journal:
        journal.change(row, text=needed_text("text", text), state=ReportState.DRAFTED)
    return report_id


def ask_for_news(user: User, space_id: SpaceId, loop_id: int, day: date) -> int:
    """Note the one gentle question about an introduction the owner made."""
    space = access.writable_space(user, space_id)
    loop = _loop(space, loop_id)
    if not loop.is_mirror:
        raise NotFoundError("introduction", str(loop_id))
    if loop.asked_on is not None:
        raise AlreadyAskedError(loop.asked_on)
    not_in_the_future(day)
    with noted(user, space, "ask_for_news", *_people_of(loop)) as journal:
        journal.change(loop, asked_on=day)
    return loop_id


def accept_proposal(
    user: User, space_id: SpaceId, proposal_id: int, weight: Weight | None, day: date
) -> FavourId:
    """Note the favour that *won* proposed, with its weight or another."""
    space = access.writable_space(user, space_id)
    proposal = _open_proposal(space, proposal_id)
    milestone = proposal.milestone
    project = milestone.opportunity.name if milestone.opportunity else ""
    wish = RecordFavour(
        giver=ContactId(proposal.introducer_id),
        receiver=ContactId(space.me_id or 0),
        kind=FavourKind.PROJECT_BROUGHT if project else FavourKind.INTRODUCTION,
        day=min(milestone.day, day),
        weight=weight or Weight(proposal.weight),
        about=project,
    )
    with noted(user, space, "accept_proposal") as journal:
        favour = add_favour(journal, wish)
        journal.change(proposal, state=ProposalState.ACCEPTED, favour=favour)
    return FavourId(favour.pk)


def decline_proposal(user: User, space_id: SpaceId, proposal_id: int) -> int:
    """Leave a proposed favour out of the ledger."""
    space = access.writable_space(user, space_id)
    proposal = _open_proposal(space, proposal_id)
    with noted(user, space, "decline_proposal", proposal.introducer) as journal:
        journal.change(proposal, state=ProposalState.DECLINED)
    return proposal_id


def _check_introduction(
    space: Space,
    wish: RecordIntroduction,
    chain: Sequence[Contact],
    parties: Sequence[Contact],
) -> None:
    """Check that everybody in it is somebody else, and that somebody is in it."""
    if not parties:
        raise EmptyError("parties")
    if wish.direction is IntroductionDirection.BY_ME:
        if len(parties) < _TWO:
            raise EmptyError("parties")
    elif not chain:
        raise EmptyError("introducers")
    everybody = [contact.pk for contact in (*chain, *parties)]
    for contact in (*chain, *parties):
        if contact.pk == space.me_id or everybody.count(contact.pk) > 1:
            raise SamePersonError(contact.full_name)


def _new_loop(
    journal: Journal,
    day: date,
    chain: Sequence[Contact],
    direction: IntroductionDirection,
) -> Loop:
    loop = journal.add(
        Loop(
            space=journal.space,
            began=day,
            is_mirror=direction is IntroductionDirection.BY_ME,
            owes_news=direction is IntroductionDirection.TO_ME,
        )
    )
    for position, contact in enumerate(chain):
        journal.add(Introducer(loop=loop, contact=contact, position=position))
    return loop


def _add_opportunity(
    journal: Journal, loop: Loop, name: str, day: date, value: Money | None
) -> Opportunity:
    name = needed_text("project", name, 300)
    return journal.add(
        Opportunity(
            space=journal.space,
            loop=loop,
            name=name,
            folded_name=names.fold(name)[:300],
            came_in=day,
            **money_columns(value),
        )
    )


def _introduction(space: Space, introduction_id: IntroductionId) -> Introduction:
    rows = Introduction.objects.select_related("loop")
    row = rows.filter(space=space, pk=introduction_id).first()
    if row is None:
        raise NotFoundError("introduction", str(introduction_id))
    return row


def _loop(space: Space, loop_id: int) -> Loop:
    loop = Loop.objects.filter(space=space, pk=loop_id).first()
    if loop is None:
        raise NotFoundError("loop", str(loop_id))
    return loop


def _open_report(space: Space, report_id: ReportId) -> Report:
    rows = Report.objects.select_related("introducer")
    row = rows.filter(space=space, pk=report_id, state__in=_OPEN).first()
    if row is None:
        raise NotFoundError("report", str(report_id))
    return row


def _open_proposal(space: Space, proposal_id: int) -> FavourProposal:
    rows = FavourProposal.objects.select_related(
        "introducer", "milestone", "milestone__opportunity"
    )
    row = rows.filter(space=space, pk=proposal_id).first()
    if row is None:
        raise NotFoundError("proposal", str(proposal_id))
    if row.state != ProposalState.OPEN:
        raise AlreadyDecidedError(row.introducer.full_name)
    return row


def _people_of(loop: Loop) -> list[Contact]:
    """List the introducers and the parties of a loop."""
    chain = Contact.objects.filter(introducing__loop=loop)
    parties = Contact.objects.filter(introduced__introduction__loop=loop)
    return list(dict.fromkeys((*chain, *parties)))


def _state_after_consents(row: Introduction) -> IntroductionState | None:
    """Move an introduction that is not made yet along with the consents."""
    if row.state not in _BEFORE_MADE:
        return None
    consents = set(row.parties.values_list("consent", flat=True))
    if consents == {Consent.GIVEN.value}:
        return IntroductionState.CONSENTED
    if consents & {Consent.ASKED.value, Consent.GIVEN.value}:
        return IntroductionState.CONSENT_ASKED
    return IntroductionState.CONSIDERED


def _move_introductions(journal: Journal, loop: Loop, kind: MilestoneKind) -> None:
    met = kind is MilestoneKind.MET
    state = IntroductionState.MET if met else IntroductionState.OUTCOME
    for row in loop.introductions.exclude(state=IntroductionState.OUTCOME):
        journal.change(row, state=state)


def _propose_favours(journal: Journal, loop: Loop, won: Milestone) -> None:
    chain = {
        ContactId(link.contact_id): link.contact for link in loop.introducers.all()
    }
    for proposed in proposed_favours(chain, _weight_of(won)):
        journal.add(
            FavourProposal(
                space=journal.space,
                milestone=won,
                introducer=chain[proposed.introducer],
                weight=proposed.weight,
            )
        )


def _weight_of(won: Milestone) -> Weight:
    """Weigh what was won beside what else was won in the book."""
    rows = Milestone.objects.filter(
        space_id=won.space_id, kind=MilestoneKind.WON, loop__is_mirror=False
    )
    others = rows.exclude(pk=won.pk).select_related("opportunity")
    return outcome_weight(_outcome(won), [_outcome(other) for other in others])


def _outcome(won: Milestone) -> Outcome:
    project = won.opportunity
    if project is None or project.amount is None:
        return Outcome(won.day)
    return Outcome(won.day, Money(project.amount, project.currency))


def _ask_courtesy(contact: Contact, purpose: Purpose, day: date) -> None:
    verdict = may_touch(contact, purpose, day)
    if verdict.answer is not Answer.YES:
        raise CourtesyError(contact.full_name, verdict)


def _answer(
    user: User,
    space_id: SpaceId,
    wish: TellIntroducer,
    act: str,
    state: ReportState,
) -> ReportId:
    """Close the report due to an introducer, or some milestones of it."""
    space = access.writable_space(user, space_id)
    not_in_the_future(wish.day)
    loop = _loop(space, wish.loop)
    link = loop.introducers.filter(contact_id=wish.introducer).first()
    if link is None:
        raise NotFoundError("introducer", str(wish.introducer))
    due = loop.reports.filter(introducer=link.contact, state__in=_NOT_TOLD).first()
    covered = _covered(loop, due, wish)
    if due is None and not loop.is_going_on:
        raise NothingToTellError(link.contact.full_name)
    kind = ReportKind.NEWS if covered else ReportKind.SHORT_WORD
    with noted(user, space, act, link.contact) as journal:
        row = journal.add(
            Report(
                space=space,
                loop=loop,
                introducer=link.contact,
                kind=kind,
                state=state,
                told_on=wish.day,
                channel=wish.channel,
                text=short_text("text", wish.text or (due.text if due else "")),
            )
        )
        for milestone in covered:
            journal.add(ReportMilestone(report=row, milestone=milestone))
        if due is not None and due.state == ReportState.DRAFTED:
            # The draft was for this telling; what is owed next begins unwritten.
            journal.change(due, state=ReportState.DUE, text="")
    return ReportId(row.pk)


def _covered(loop: Loop, due: Report | None, wish: TellIntroducer) -> list[Milestone]:
    """List the milestones that a telling covers: the named ones, or all due."""
    if wish.milestones:
        rows = list(loop.milestones.filter(pk__in=wish.milestones))
        if len(rows) < len(set(wish.milestones)):
            raise NotFoundError("milestone")
        return rows
    if due is None:
        return []
    return list(loop.milestones.filter(reported__report=due))


_TWO = 2
_OPEN = (ReportState.DUE, ReportState.DRAFTED)
_NOT_TOLD = (*_OPEN, ReportState.CANNOT_BE_TOLD)
_BEFORE_MADE = (
    IntroductionState.CONSIDERED,
    IntroductionState.CONSENT_ASKED,
    IntroductionState.CONSENTED,
)
