"""What a log of mail says about people: whose it is, who wrote to whom, who is kept.

The rules are thin on purpose. They read headers only, judge no content, and where a
header does not tell, they leave a letter out: a person missing from the book is added
in a moment, a book full of strangers is never tidied.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import chain

from entregent.core.names import name_from_mail
from entregent.core.vocabulary import Channel, Direction, Intimacy


@dataclass(frozen=True, slots=True)
class Party:
    """A name and an address as a header gives them; the address in lower case."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The headers of one mail; the key is the same in every copy of it."""

    key: str
    moment: datetime
    sender: Party
    to: tuple[Party, ...]
    cc: tuple[Party, ...]
    subject: str
    is_list: bool
    is_bulk: bool


@dataclass(frozen=True, slots=True)
class Guess:
    """An address that may be the owner's, and the share of letters it stands in."""

    email: str
    share: float


class Part(StrEnum):
    """What somebody had to do with a letter; a fellow got it as the owner did."""

    SENDER = "sender"
    RECEIVER = "receiver"
    COPIED = "copied"
    FELLOW = "fellow"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody other than the owner in a letter."""

    party: Party
    part: Part


@dataclass(frozen=True, slots=True)
class Contacted:
    """A letter as an interaction between the owner and others."""

    key: str
    moment: datetime
    direction: Direction
    channel: Channel
    intimacy: Intimacy
    recipients: int
    with_whom: tuple[Participant, ...]
    subject: str


class Reason(StrEnum):
    """Why a letter says nothing about the owner's people.

    A note to self names nobody else, and an automatic letter only machines.
    """

    NOTE_TO_SELF = "note to self"
    AUTOMATIC = "automatic"
    BROADCAST_OF_A_STRANGER = "broadcast of a stranger"
    NOT_ADDRESSED_TO_YOU = "not addressed to you"


@dataclass(frozen=True, slots=True)
class NotPersonal:
    """A letter left out, and why."""

    key: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """An address worth keeping, with what passed between it and the owner.

    Counts are of letters, not of contact days; one-to-one letters are among them.
    """

    email: str
    name: str
    from_me: int
    from_them: int
    one_to_one: int
    first: datetime
    last: datetime


def guess_owner(letters: Iterable[Letter]) -> tuple[Guess, ...]:
    """Say which addresses are likely the owner's, best first; perhaps none stands out.

    Nearly every letter of a mailbox names its owner. The address in most letters, and
    in at least half of them, is the first guess; then the same is asked of the letters
    it does not explain, as people move from one address to another. Two addresses of
    one person seldom share a letter, so one that mostly stands beside an earlier guess
    is a friend's. A tie is no guess, and list mail, which names no receiver, no vote.
    """
    rest = [_people_in(letter) for letter in letters if not letter.is_list]
    total = len(rest)
    seen = Counter(chain.from_iterable(rest))
    found: list[str] = []
    while (email := _standing_out(rest, seen, total)) is not None:
        found.append(email)
        rest = [people for people in rest if email not in people]
    guesses = (Guess(email, seen[email] / total) for email in found)
    return tuple(sorted(guesses, key=lambda guess: (-guess.share, guess.email)))


def is_person_address(email: str) -> bool:
    """Whether somebody may read what is written to an address.

    False for what says of itself that it is a machine, in English, French or Chinese,
    and for what is no address. An office (info@, contact@) is read by people: see
    `is_shared_address`.
    """
    local, _, domain = email.casefold().partition("@")
    if not local or not domain:
        return False
    told = (_NOT_ALNUM.sub("", part) for part in (local, domain))
    if any(_NO_REPLY.search(part) for part in told):
        return False
    return _MACHINES.isdisjoint(_NOT_ALNUM.split(local))


def is_shared_address(email: str) -> bool:
    """Whether an address is an office rather than one person: info@, contact@.

    It may still be how a person's business is reached, so it is kept, as an
    organisation unless the owner says otherwise.
    """
    return email.casefold().partition("@")[0].partition("+")[0] in _OFFICES


def read_letter(
    letter: Letter, owner: frozenset[str], known: Collection[str] = frozenset()
) -> Contacted | NotPersonal:
    """Read a letter as an interaction of the owner, or say why it is none.

    List and bulk mail are broadcasts: they count only from an address in `known`, and
    touch nobody else; the owner's own touch nobody. Machines are nobody. A letter that
    reached the owner unseen (Bcc) cannot be told from somebody else's mail in the same
    archive, so it is left out.
    """
    if letter.sender.email in owner:
        return _read_mine(letter, owner)
    return _read_theirs(letter, owner, known)


@dataclass(slots=True)
class Tally:
    """Counts letters one by one; an archive of a million need not be held at once.

    The order of letters makes no difference; each must come only once, so copies of a
    letter (the same key in two folders) are the caller's to skip.
    """

    _counts: dict[str, "_Count"] = field(default_factory=dict)

    def add(self, contacted: Contacted) -> None:
        """Count a letter for those it passed between; a broadcast is no letter."""
        if contacted.channel is Channel.BROADCAST:
            return
        for participant in contacted.with_whom:
            if participant.part is not Part.FELLOW:
                email = participant.party.email
                self._count(email, contacted.moment).add(contacted, participant)

    def people(self) -> dict[str, Acquaintance]:
        """Those worth keeping so far, by address."""
        return {
            email: count.acquaintance(email)
            for email, count in sorted(self._counts.items())
            if count.is_worth_keeping
        }

    def _count(self, email: str, moment: datetime) -> "_Count":
        return self._counts.setdefault(email, _Count(moment, moment))


def people_worth_keeping(contacteds: Iterable[Contacted]) -> dict[str, Acquaintance]:
    """Say which addresses become contacts, with counts and the name they go by.

    Kept are those the owner wrote to alone or in a small group, and those who wrote to
    the owner. One of many the owner wrote to is not, nor a fellow recipient of somebody
    else's letter, nor who only sent broadcasts: that is no acquaintance yet. The name
    is the one seen most often; where there is none, what the address says.
    """
    tally = Tally()
    for contacted in contacteds:
        tally.add(contacted)
    return tally.people()


def covered_period(moments: Iterable[datetime]) -> tuple[date, date] | None:
    """Give the first and the last day of a log; none for an empty one.

    Days are those the moments name, so the caller brings them to the owner's zone.
    Silence counts only within this period: a hole in the records is no silence.
    """
    first = last = None
    for moment in moments:
        day = moment.date()
        first = day if first is None else min(first, day)
        last = day if last is None else max(last, day)
    return None if first is None or last is None else (first, last)


_NOT_ALNUM = re.compile(r"[\W_]+")

# In any part of an address, whatever stands between: no-reply, team.noreply+x, and
# the domain users.noreply.example.org.
_NO_REPLY = re.compile(
    "noreply|donotreply|dontreply|mailerdaemon|autoreply|"
    "nepasrepondre|pasdereponse|sansreponse|"
    "qingwuhuifu|wuxuhuifu|buyaohuifu|请勿回复|無需回覆|无需回复|不要回复"
)

# As a whole piece of what stands before the @.
_MACHINES = frozenset(
    {
        # English
        "alert",
        "alerts",
        "automated",
        "bounce",
        "bounces",
        "daemon",
        "listserv",
        "majordomo",
        "newsletter",
        "newsletters",
        "notification",
        "notifications",
        "notify",
        "postmaster",
        "unsubscribe",
        # French
        "alerte",
        "alertes",
        "bulletin",
        "desabonnement",
        "infolettre",
        "lettreinfo",
        # Chinese
        "dingyue",
        "tongzhi",
        "tuiding",
        "xitongtongzhi",
        "系统通知",
        "订阅",
        "通知",
        "退订",
    }
)

_OFFICES = frozenset(
    {
        # English
        "accounts",
        "admin",
        "billing",
        "contact",
        "enquiries",
        "hello",
        "help",
        "hr",
        "info",
        "jobs",
        "mail",
        "office",
        "orders",
        "press",
        "sales",
        "service",
        "support",
        "team",
        # French
        "accueil",
        "administration",
        "bonjour",
        "bureau",
        "commande",
        "compta",
        "comptabilite",
        "direction",
        "equipe",
        "presse",
        "recrutement",
        "secretariat",
        "ventes",
        # Chinese
        "kefu",
        "lianxi",
        "renshi",
        "shangwu",
        "xiaoshou",
        "zhaopin",
        "客服",
        "招聘",
        "联系",
    }
)

# A guess in fewer letters than this share is not worth a question.
_WORTH_ASKING = 0.05
_SMALL_GROUP = 5


def _people_in(letter: Letter) -> frozenset[str]:
    parties = (letter.sender, *letter.to, *letter.cc)
    return frozenset(party.email for party in parties if _is_person(party))


def _is_person(party: Party) -> bool:
    return is_person_address(party.email)


def _standing_out(
    rest: Sequence[frozenset[str]], seen: Counter[str], total: int
) -> str | None:
    ranked = Counter(chain.from_iterable(rest)).most_common(2)
    if not ranked:
        return None
    (email, count), *others = ranked
    stands_out = (
        all(count > other for _, other in others)
        and count * 2 >= len(rest)
        and count * 2 >= seen[email]
        and count >= total * _WORTH_ASKING
    )
    return email if stands_out else None


def _read_mine(letter: Letter, owner: frozenset[str]) -> Contacted | NotPersonal:
    named = [p for p in _receivers(letter) if p.party.email not in owner]
    if letter.is_list or letter.is_bulk:
        return _contacted(letter, Direction.FROM_ME, (), len(named))
    if not named:
        return NotPersonal(letter.key, Reason.NOTE_TO_SELF)
    people = tuple(p for p in named if _is_person(p.party))
    if not people:
        return NotPersonal(letter.key, Reason.AUTOMATIC)
    return _contacted(letter, Direction.FROM_ME, people, len(people))


def _read_theirs(
    letter: Letter, owner: frozenset[str], known: Collection[str]
) -> Contacted | NotPersonal:
    if not _is_person(letter.sender):
        return NotPersonal(letter.key, Reason.AUTOMATIC)
    sender = Participant(letter.sender, Part.SENDER)
    named = _receivers(letter)
    if letter.is_list or letter.is_bulk:
        if letter.sender.email not in known:
            return NotPersonal(letter.key, Reason.BROADCAST_OF_A_STRANGER)
        return _contacted(letter, Direction.FROM_THEM, (sender,), len(named))
    if not any(p.party.email in owner for p in named):
        return NotPersonal(letter.key, Reason.NOT_ADDRESSED_TO_YOU)
    fellows = _fellows(letter, named, owner)
    # The owner, however many of their addresses it went to, is one more.
    return _contacted(letter, Direction.FROM_THEM, (sender, *fellows), len(fellows) + 1)


def _fellows(
    letter: Letter, named: Iterable[Participant], owner: frozenset[str]
) -> list[Participant]:
    aside = owner | {letter.sender.email}
    return [
        Participant(person.party, Part.FELLOW)
        for person in named
        if person.party.email not in aside and _is_person(person.party)
    ]


def _receivers(letter: Letter) -> list[Participant]:
    told = [Participant(party, Part.RECEIVER) for party in letter.to]
    told += [Participant(party, Part.COPIED) for party in letter.cc]
    once: dict[str, Participant] = {}
    for person in told:
        once.setdefault(person.party.email, person)
    return [person for email, person in once.items() if email]


def _contacted(
    letter: Letter,
    direction: Direction,
    with_whom: tuple[Participant, ...],
    recipients: int,
) -> Contacted:
    broadcast = letter.is_list or letter.is_bulk
    return Contacted(
        key=letter.key,
        moment=letter.moment,
        direction=direction,
        channel=Channel.BROADCAST if broadcast else Channel.MAIL,
        intimacy=Intimacy.MANY if broadcast else _intimacy(len(with_whom)),
        recipients=max(1, recipients),
        with_whom=with_whom,
        subject=letter.subject,
    )


def _intimacy(others: int) -> Intimacy:
    if others == 1:
        return Intimacy.ONE_TO_ONE
    return Intimacy.SMALL_GROUP if others <= _SMALL_GROUP else Intimacy.MANY


@dataclass(slots=True)
class _Count:
    first: datetime
    last: datetime
    from_me: int = 0
    from_them: int = 0
    one_to_one: int = 0
    is_worth_keeping: bool = False
    names: Counter[str] = field(default_factory=Counter)

    def add(self, contacted: Contacted, participant: Participant) -> None:
        mine = contacted.direction is Direction.FROM_ME
        self.first = min(self.first, contacted.moment)
        self.last = max(self.last, contacted.moment)
        self.from_me += mine
        self.from_them += not mine
        self.one_to_one += contacted.intimacy is Intimacy.ONE_TO_ONE
        self.is_worth_keeping |= not mine or contacted.intimacy is not Intimacy.MANY
        self.names[participant.party.name.strip()] += 1

    def acquaintance(self, email: str) -> Acquaintance:
        return Acquaintance(
            email=email,
            name=_best_name(self.names, email),
            from_me=self.from_me,
            from_them=self.from_them,
            one_to_one=self.one_to_one,
            first=self.first,
            last=self.last,
        )


def _best_name(names: Counter[str], email: str) -> str:
    # Names are cleaned once here, not once a letter: archives are long, names few.
    by_address = name_from_mail("", email)
    seen: Counter[str] = Counter()
    for name, times in names.items():
        seen[name_from_mail(name, email)] += times
    del seen[by_address]
    # Of names seen equally often the longer says more; then the alphabet decides.
    return min(seen, key=lambda n: (-seen[n], -len(n), n), default=by_address)
