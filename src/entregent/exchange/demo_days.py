"""Invents three years of contact and of small favours for the people of the demo."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from entregent.core.vocabulary import (
    BoundaryKind,
    Channel,
    Direction,
    FavourKind,
    Language,
    Sphere,
    Weight,
)
from entregent.formats.story import (
    ME,
    BoundaryLine,
    Deed,
    FavourLine,
    InteractionLine,
    PersonLine,
    ThanksLine,
)

DAYS = 3 * 365
_USUAL_GAP_DAYS = {5: 9.0, 15: 20.0, 50: 48.0, 150: 130.0, 500: 330.0}
_BEYOND_GAP_DAYS = 500.0
# Pauses come in bursts: a Weibull shape below one, near what real logs show.
_BURSTINESS = 0.75
_MEAN_OF_SHAPE = 1.19
_FALLS_SILENT = 0.02
_NOTED = 0.25
_SATURDAY = 5
_CLOSE = 15


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is already said: the day it is, the limits, and whose news waits."""

    today: date
    limits: Sequence[BoundaryLine] = ()
    spoken_for: Collection[str] = ()


def invented_talks(
    rng: Random, people: Sequence[PersonLine], calendar: Calendar
) -> Iterator[InteractionLine]:
    """Invent how often each was met, called and written to, and the large rounds."""
    for person in people:
        yield from _talks_with(rng, person, calendar)
    yield from _rounds(rng, people, calendar)


def _talks_with(
    rng: Random, person: PersonLine, calendar: Calendar
) -> Iterator[InteractionLine]:
    usual = _USUAL_GAP_DAYS.get(person.circle or 0, _BEYOND_GAP_DAYS)
    scale = usual / _MEAN_OF_SHAPE
    last = calendar.today - timedelta(days=1)
    if person.name in calendar.spoken_for:
        last -= timedelta(days=40)
    is_close = (person.circle or DAYS) <= _CLOSE
    first = rng.uniform(0, usual if is_close else DAYS * 0.6)
    day = calendar.today - timedelta(days=int(DAYS - first))
    while day <= last:
        talk = _talk(rng, person, _working_day(person, day))
        if _is_welcome(talk, calendar.limits):
            yield talk
        if not is_close and rng.random() < _FALLS_SILENT:
            return
        day += timedelta(days=max(1, round(rng.weibullvariate(scale, _BURSTINESS))))


def _working_day(person: PersonLine, day: date) -> date:
    if person.spheres == (Sphere.BUSINESS,) and day.weekday() >= _SATURDAY:
        return day - timedelta(days=day.weekday() - _SATURDAY + 1)
    return day


def _talk(rng: Random, person: PersonLine, day: date) -> InteractionLine:
    channels = _CHANNELS[Sphere.FRIEND in person.spheres or not person.spheres]
    if person.language is Language.CHINESE:
        channels = _FAR_CHANNELS
    if not person.emails:
        channels = (Channel.LETTER, Channel.MEETING)
    channel = rng.choice(channels)
    is_mutual = channel in {Channel.MEETING, Channel.VIDEO}
    direction = rng.choice((Direction.FROM_ME, Direction.FROM_THEM))
    language = person.language or Language.FRENCH
    noted = rng.random() < _NOTED
    return InteractionLine(
        day=day,
        people=(person.name,),
        channel=channel,
        direction=Direction.MUTUAL if is_mutual else direction,
        note=rng.choice(_NOTES[language]) if noted else "",
    )


def _is_welcome(talk: InteractionLine, limits: Sequence[BoundaryLine]) -> bool:
    """Keep what was invented within the limits that the story sets."""
    for limit in limits:
        if limit.person not in talk.people or talk.day < limit.day:
            continue
        if limit.kind in {BoundaryKind.BLOCKED, BoundaryKind.QUIET_UNTIL}:
            return False
        if limit.kind is BoundaryKind.AT_MOST:
            return False
        if limit.kind is BoundaryKind.ONLY_BY and talk.channel is not limit.channel:
            return False
    return True


def _rounds(
    rng: Random, people: Sequence[PersonLine], calendar: Calendar
) -> Iterator[InteractionLine]:
    """Invent the letters to many, the evenings with a dozen, the lunches of a few."""
    bounded = {limit.person for limit in calendar.limits}
    free = [p.name for p in people if p.name not in bounded]
    for ago in range(DAYS - 30, 20, -91):
        yield InteractionLine(
            day=calendar.today - timedelta(days=ago),
            people=tuple(rng.sample(free, 32)),
            channel=Channel.BROADCAST,
            direction=Direction.FROM_ME,
            note=rng.choice(_LETTERS),
        )
    for ago in range(DAYS - 70, 25, -60):
        yield InteractionLine(
            day=calendar.today - timedelta(days=ago),
            people=tuple(rng.sample(free, rng.randint(8, 14))),
            channel=Channel.EVENT,
            note=rng.choice(_EVENINGS),
        )
    for ago in range(DAYS - 10, 25, -19):
        yield InteractionLine(
            day=calendar.today - timedelta(days=ago + rng.randrange(9)),
            people=tuple(rng.sample(free, rng.randint(2, 4))),
            channel=Channel.MEETING,
            note=rng.choice(_LUNCHES),
        )


_Favours = Iterator[FavourLine | ThanksLine]


def invented_favours(
    rng: Random, people: Sequence[PersonLine], today: date
) -> _Favours:
    """Invent small favours both ways; all that was received is thanked and returned."""
    for person in rng.sample(list(people), 80):
        ago = rng.randint(60, DAYS)
        kind, about, weight = rng.choice(_DEEDS)
        theirs = rng.random() < _THEY_BEGAN
        yield _favour(person, today, ago, kind, about, weight, theirs=theirs)
        if theirs and rng.random() < _THANKED:
            thanked = today - timedelta(days=max(ago - rng.randint(1, 9), 0))
            yield ThanksLine(day=thanked, person=person.name)
        if theirs or rng.random() < _GIVEN_BACK:
            later = rng.randint(0, max(ago - 40, 1))
            kind, about, _ = rng.choice(_DEEDS)
            yield _favour(person, today, later, kind, about, weight, theirs=not theirs)


def _favour(
    person: PersonLine,
    today: date,
    ago: int,
    kind: FavourKind,
    about: str,
    weight: Weight,
    *,
    theirs: bool,
) -> FavourLine:
    giver, receiver = (person.name, ME) if theirs else (ME, person.name)
    deed = Deed(giver=giver, receiver=receiver, kind=kind, weight=weight, about=about)
    return FavourLine(day=today - timedelta(days=ago), deed=deed)


_THEY_BEGAN, _THANKED, _GIVEN_BACK = 0.45, 0.7, 0.4
_DEEDS = (
    (FavourKind.ADVICE, "a contract", Weight.SMALL),
    (FavourKind.ADVICE, "hiring", Weight.SMALL),
    (FavourKind.ADVICE, "typefaces", Weight.SMALL),
    (FavourKind.ADVICE, "a quotation", Weight.MEDIUM),
    (FavourKind.INTRODUCTION, "to a printer", Weight.MEDIUM),
    (FavourKind.INTRODUCTION, "to a school", Weight.MEDIUM),
    (FavourKind.PROJECT_BROUGHT, "a small website", Weight.LARGE),
    (FavourKind.PUBLICITY, "a talk", Weight.SMALL),
    (FavourKind.HOSPITALITY, "a night on the way", Weight.SMALL),
    (FavourKind.WORK, "proofreading", Weight.MEDIUM),
    (FavourKind.OTHER, "a lift to the station", Weight.SMALL),
    (FavourKind.OTHER, "chairs for an evening", Weight.SMALL),
)
_CHANNELS: dict[bool, tuple[Channel, ...]] = {
    True: (
        Channel.MEETING,
        Channel.MEETING,
        Channel.CALL,
        Channel.CHAT,
        Channel.CHAT,
        Channel.MAIL,
    ),
    False: (
        Channel.MAIL,
        Channel.MAIL,
        Channel.MAIL,
        Channel.MEETING,
        Channel.CALL,
        Channel.VIDEO,
    ),
}
_FAR_CHANNELS = (
    Channel.CHAT,
    Channel.CHAT,
    Channel.CHAT,
    Channel.VIDEO,
    Channel.MAIL,
)
_NOTES = {
    Language.FRENCH: (
        "les enfants, l'école, la rentrée",
        "le nouveau local",
        "elle cherche une graphiste",
        "un café, en coup de vent",
        "le devis, revu ensemble",
        "ses vacances en Bretagne",
        "la foire de printemps",
        "il change de métier",
        "le catalogue, deuxième épreuve",
        "rien de spécial, et c'était bien",
        "la santé de son père",
        "un livre à me prêter",
    ),
    Language.CHINESE: (
        "中秋快乐",
        "新年好",
        "聊了聊新项目",
        "孩子上学了",
        "换了工作",
        "展览的事",
        "排版和字体",
        "下次来上海见",
    ),
    Language.ENGLISH: (
        "the move to Leeds",
        "her new team",
        "a walk along the canal",
        "the museum job",
        "typefaces for small screens",
        "his mother is better",
        "the conference in May",
        "half an hour that became two",
        "looking for an illustrator",
        "nothing in particular",
    ),
}
_LETTERS = (
    "The studio's letter: spring",
    "La lettre de l'atelier : automne",
    "The studio's letter: what we learnt",
    "La lettre de l'atelier : les vœux",
)
_EVENINGS = (
    "open evening at the studio",
    "soirée des voisins de la rue",
    "talk at the École des Quais",
    "the type circle",
)
_LUNCHES = ("lunch", "déjeuner au marché", "a drink after the talk", "la chorale", "")
