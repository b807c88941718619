"""Stories: what their lines mean, and that writing and reading them agree."""

import re
from datetime import date
from decimal import Decimal
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.ledger.entries import SettlementKind
from entregent.core.money import Money
from entregent.core.vocabulary import (
    BoundaryKind,
    BoundarySetter,
    Channel,
    ContactKind,
    Direction,
    FavourKind,
    IntroductionDirection,
    IntroductionState,
    Language,
    MilestoneKind,
    RelationKind,
    Sphere,
    Weight,
)
from entregent.formats import story
from entregent.formats.story import (
    ME,
    Anniversary,
    BoundaryLine,
    CorrectionLine,
    Deed,
    FavourLine,
    InteractionLine,
    IntroductionLine,
    LiftedLine,
    MilestoneLine,
    PersonLine,
    ProjectLine,
    ProposalLine,
    QuestionLine,
    RelationLine,
    RepaymentLine,
    SettlementLine,
    StoryError,
    StoryLine,
    TellingLine,
    ThanksLine,
    WithdrawalLine,
    YearDay,
    read_story,
    write_line,
)

TODAY = date(2026, 6, 1)
DAY = date(2026, 1, 10)


def read(line: str) -> StoryLine:
    """Read one line, on 1 June 2026."""
    (found,) = read_story(line, TODAY)
    return found


def deed(said: str) -> Deed:
    """Read one favour."""
    line = read(f"2026-01-10 {said}")
    assert isinstance(line, FavourLine)
    return line.deed


# --- examples ---


def test_a_person_line_says_who_a_short_name_means() -> None:
    assert read(
        "person Lei = 王磊; zh; lei@example.org; +33 1 99 00 12 34; friend, business; "
        "circle 15; born 1980-03-14; at Studio Nord; title designer; nick Lili; "
        'note "Tea; no coffee"; anniversary 2011-06-18 wedding'
    ) == PersonLine(
        name="Lei",
        full_name="王磊",
        language=Language.CHINESE,
        emails=("lei@example.org",),
        phones=("+33 1 99 00 12 34",),
        spheres=(Sphere.FRIEND, Sphere.BUSINESS),
        circle=15,
        born=YearDay(3, 14, 1980),
        anniversaries=(Anniversary(YearDay(6, 18, 2011), "wedding"),),
        organisation="Studio Nord",
        title="designer",
        nickname="Lili",
        note="Tea; no coffee",
    )


def test_an_organisation_has_a_line_of_its_own() -> None:
    assert read("organisation Acme; hello@example.com") == PersonLine(
        name="Acme",
        full_name="Acme",
        kind=ContactKind.ORGANISATION,
        emails=("hello@example.com",),
    )


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("born 1980-03-14", YearDay(3, 14, 1980)),
        ("born 03-14", YearDay(3, 14)),
        ("born 02-29", YearDay(2, 29)),
        ("born +5", YearDay(6, 6)),
        ("born 1980 +5", YearDay(6, 6, 1980)),
        ("born -1", YearDay(5, 31)),
    ],
)
def test_a_birthday_may_be_told_from_today(said: str, meant: YearDay) -> None:
    line = read(f"person Ivo; {said}")
    assert isinstance(line, PersonLine)
    assert line.born == meant


def test_a_birthday_told_from_today_falls_on_a_day_its_year_has() -> None:
    (line,) = read_story("person Ivo; born 1981 +1", date(2028, 2, 28))
    assert isinstance(line, PersonLine)
    assert line.born == YearDay(2, 28, 1981)


def test_a_day_may_be_told_from_today() -> None:
    lines = read_story(
        """
        % forty days ago
        -40 I met Lei

        today I met Lei
        """,
        TODAY,
    )
    assert [getattr(line, "day", None) for line in lines] == [date(2026, 4, 22), TODAY]


@pytest.mark.parametrize(
    ("said", "kind", "about"),
    [
        ("Lei brought me a project", FavourKind.PROJECT_BROUGHT, ""),
        ("Lei brought me a project: the fair", FavourKind.PROJECT_BROUGHT, "the fair"),
        ("Lei gave me an introduction: to Chen", FavourKind.INTRODUCTION, "to Chen"),
        ("Lei worked for me about the fair", FavourKind.WORK, "the fair"),
        ("Lei gave me advice about the pricing", FavourKind.ADVICE, "the pricing"),
        ("Lei wrote about my studio", FavourKind.PUBLICITY, "my studio"),
        ("Lei made me a concession", FavourKind.CONCESSION, ""),
        ("Lei hosted me", FavourKind.HOSPITALITY, ""),
        ("Lei did me a favour", FavourKind.OTHER, ""),
        ("Lei helped me with the move", FavourKind.OTHER, "the move"),
    ],
)
def test_they_did_something_for_me(said: str, kind: FavourKind, about: str) -> None:
    assert deed(said) == Deed(giver="Lei", receiver=ME, kind=kind, about=about)


@pytest.mark.parametrize(
    ("said", "kind", "about"),
    [
        ("I brought Lei a project", FavourKind.PROJECT_BROUGHT, ""),
        (
            "I gave Lei advice about paper, ink and pens",
            FavourKind.ADVICE,
            "paper, ink",
        ),
        ("I wrote about Lei", FavourKind.PUBLICITY, ""),
        ("I helped Lei with the move", FavourKind.OTHER, "the move"),
    ],
)
def test_i_did_something_for_them(said: str, kind: FavourKind, about: str) -> None:
    found = deed(said)
    assert (found.giver, found.receiver, found.kind) == (ME, "Lei", kind)
    assert found.about.startswith(about)


def test_money_and_things_are_given_and_lent() -> None:
    euros = Money(Decimal(500), "EUR")
    assert deed("Lei gave me 500 EUR").money == euros
    assert deed("Lei lent me 500 EUR").money == euros
    assert deed("Lei lent me 500 EUR").kind is FavourKind.THING_LENT
    assert deed("I lent Lei a camera").thing == "a camera"
    assert deed("Lei gave me a gift: a book, small").thing == "a book"
    assert deed("Lei gave me money about the rent").about == "the rent"
    assert deed("Lei lent me something, large").thing == ""
    assert deed('I lent Lei "books" about "the exam"').about == "the exam"


def test_modifiers_stand_behind_commas_and_the_label_last() -> None:
    assert read(
        "2026-01-10 Lei gave me advice about the pricing, large, 2 hours, 40.50 EUR, "
        "on its own, returning #a and #b #c"
    ) == FavourLine(
        day=DAY,
        deed=Deed(
            giver="Lei",
            receiver=ME,
            kind=FavourKind.ADVICE,
            about="the pricing",
            weight=Weight.LARGE,
            minutes=120,
            money=Money(Decimal("40.50"), "EUR"),
            on_its_own=True,
            returns=("a", "b"),
        ),
        label="c",
    )


def test_what_follows_returning_is_no_label() -> None:
    line = read("2026-01-10 I gave Lei advice, returning #a")
    assert isinstance(line, FavourLine)
    assert (line.deed.returns, line.label) == (("a",), "")


def test_a_favour_is_thanked_for_settled_corrected_and_paid_back() -> None:
    lines = read_story(
        """
        2026-01-10 I thanked Lei for #a and #b: flowers
        2026-01-10 Lei said #a is settled
        2026-01-10 Lei paid me back 200 EUR for #a
        2026-01-10 I gave Lei back #a
        2026-01-10 correct #a: -200 Lei hosted me
        """,
        TODAY,
    )
    euros = Money(Decimal(200), "EUR")
    assert lines == (
        ThanksLine(day=DAY, person="Lei", favours=("a", "b"), note="flowers"),
        SettlementLine(day=DAY, favour="a", kind=SettlementKind.RELEASED, by="Lei"),
        RepaymentLine(day=DAY, giver="Lei", receiver=ME, money=euros, favour="a"),
        RepaymentLine(day=DAY, giver=ME, receiver="Lei", favour="a"),
        CorrectionLine(
            day=DAY,
            favour="a",
            deed=Deed(giver="Lei", receiver=ME, kind=FavourKind.HOSPITALITY),
            deed_day=date(2025, 11, 13),
        ),
    )


def test_an_introduction_names_its_chain_its_parties_and_its_project() -> None:
    assert read(
        "2026-01-10 Lei via Anna introduced me to Chen and Dan for the Acme app"
    ) == IntroductionLine(
        day=DAY,
        direction=IntroductionDirection.TO_ME,
        introducers=("Lei", "Anna"),
        parties=("Chen", "Dan"),
        project="Acme app",
    )
    assert read("2026-01-10 I introduced Ada to Bob for a flat") == IntroductionLine(
        day=DAY,
        direction=IntroductionDirection.BY_ME,
        parties=("Ada", "Bob"),
        purpose="a flat",
    )


def test_milestones_carry_sums_notes_and_who_told_me() -> None:
    assert read(
        "2026-01-10 Acme app: won, 12000 EUR — they start in May"
    ) == MilestoneLine(
        day=DAY,
        subject="Acme app",
        kind=MilestoneKind.WON,
        value=Money(Decimal(12000), "EUR"),
        note="they start in May",
    )
    assert read("2026-01-10 Ada told me about Bob: met") == MilestoneLine(
        day=DAY, subject="Bob", kind=MilestoneKind.MET, heard_from="Ada"
    )


def test_an_introducer_is_told_or_need_not_hear() -> None:
    assert read("2026-01-10 I told Lei about the Acme app by call") == TellingLine(
        day=DAY, introducer="Lei", subject="Acme app", channel=Channel.CALL
    )
    assert read("2026-01-10 Lei need not hear about the Acme app") == TellingLine(
        day=DAY, introducer="Lei", subject="Acme app", is_needed=False
    )


def test_what_passed_between_us_has_a_channel_and_a_direction() -> None:
    assert read("2026-01-10 I met Lei, Ada and Bob: tea") == InteractionLine(
        day=DAY, people=("Lei", "Ada", "Bob"), channel=Channel.MEETING, note="tea"
    )
    assert read("2026-01-10 chat from Lei") == InteractionLine(
        day=DAY,
        people=("Lei",),
        channel=Channel.CHAT,
        direction=Direction.FROM_THEM,
    )


def test_a_boundary_is_theirs_or_my_own_rule() -> None:
    no_business = BoundaryKind.NO_BUSINESS
    mine = BoundaryLine(
        day=DAY, person="Lei", kind=no_business, set_by=BoundarySetter.ME
    )
    assert read("2026-01-10 Lei wants no business") == BoundaryLine(
        day=DAY, person="Lei", kind=no_business
    )
    assert read("2026-01-10 my rule: Lei wants no business") == mine
    assert read("2026-01-10 no business with Lei") == mine
    assert read("2026-01-10 no longer: my rule: Lei wants no business") == LiftedLine(
        day=DAY, boundary=mine
    )
    assert read("2026-01-10 at most 2 in 90 days with Lei: much to do") == BoundaryLine(
        day=DAY,
        person="Lei",
        kind=BoundaryKind.AT_MOST,
        at_most=2,
        period_days=90,
        why="much to do",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Lei brought me a project",
        "2026-02-30 Lei brought me a project",
        "2026-01-10 Lei danced",
        "2026-01-10 Lei gave me advice, enormous",
        "2026-01-10 Lei gave me advice, large, small",
        '2026-01-10 Lei gave me advice: "prices" about "pens"',
        "2026-01-10 I declined the favour of Lei for the Acme app, large",
        '2026-01-10 I met Lei: "half a quote',
        '2026-01-10 I met Lei: "tea" and more',
        '2026-01-10 Lei gave me advice: "prices" for good',
        "2026-01-10 at most 2 in days with Lei",
        "2026-01-10 my rule: Lei sings",
        "2026-01-10 I lent Lei blue books",
        "2026-01-10 I and me gave me advice",
        "person Lei; circle fifteen",
        "person Lei; circle 5; circle 15",
        'person Lei; note a "lone quote',
        "person I",
    ],
)
def test_a_line_that_is_not_in_the_grammar_is_a_mistake(line: str) -> None:
    with pytest.raises(StoryError) as raised:
        read_story(f"\n2026-01-10 I met Lei\n{line}\n", TODAY)
    assert (raised.value.line, raised.value.quote) == (3, line)


def test_the_page_of_the_grammar_holds_no_line_it_does_not_know() -> None:
    examples = list(_examples())
    assert len(examples) >= 80
    for example in examples:
        found = read(example)
        assert read(write_line(found)) == found, example


def _examples() -> list[str]:
    found = []
    for line in (story.__doc__ or "").splitlines():
        if not line.startswith("    "):
            continue
        said = line.partition("%")[0].strip()
        if said.startswith("... "):
            glue = "" if said.startswith("... ,") else " "
            said = f"2026-01-10 Lei gave me advice{glue}{said.removeprefix('... ')}"
        first, *others = re.split(r" {3,}", said)
        day = first[:11] if first[0].isdigit() else ""
        found += [first, *(day + other for other in others)]
    return found


# --- writing and reading agree ---


def test_only_lines_of_a_story_are_written() -> None:
    with pytest.raises(TypeError):
        write_line(cast("StoryLine", YearDay(3, 14)))


_CAST = ("Lei", "王磊", "Ada Mer", "K", "Lei Mer", "Zoé de la Tour", "سلمى")
_LABELS = st.from_regex(r"[a-z]\w{0,5}", fullmatch=True)
_DAYS = st.dates(date(1970, 1, 1), date(2100, 1, 1))
_TEXTS = st.text(max_size=20).map(str.strip) | st.sampled_from(
    [
        "a, large",
        "x #a",
        "the pens",
        "Mer books",
        'say "no"',
        "met",
        "K told me about K",
        "a; b",
    ]
)
_TITLES = _TEXTS.filter(bool)
_SUMS = st.builds(
    Money,
    st.decimals(0, 10**6, places=2, allow_nan=False),
    st.sampled_from(["EUR", "CNY", "USD"]),
)
_NAMES = st.sampled_from(_CAST)
_SEVERAL = st.lists(_NAMES, min_size=1, max_size=4, unique=True).map(tuple)
_YEAR_DAYS = st.builds(
    lambda day, known: YearDay(day.month, day.day, day.year if known else None),
    _DAYS,
    st.booleans(),
)


def _tuples(of: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(of, max_size=2, unique=True).map(tuple)


@st.composite
def _deeds(draw: st.DrawFn) -> Deed:
    giver, receiver = draw(st.sampled_from([(ME, "Lei"), ("Lei", ME), ("Ada Mer", ME)]))
    kind = draw(st.sampled_from(FavourKind))
    has_thing = kind in {FavourKind.GIFT, FavourKind.THING_LENT}
    return Deed(
        giver=giver,
        receiver=receiver,
        kind=kind,
        weight=draw(st.none() | st.sampled_from(Weight)),
        about=draw(_TEXTS),
        minutes=draw(st.none() | st.integers(0, 999)),
        money=draw(st.none() | _SUMS),
        thing=draw(_TEXTS) if has_thing else "",
        returns=draw(_tuples(_LABELS)),
        on_its_own=draw(st.booleans()),
    )


@st.composite
def _introductions(draw: st.DrawFn) -> IntroductionLine:
    direction = draw(st.sampled_from(IntroductionDirection))
    by_me = direction is IntroductionDirection.BY_ME
    to_me = direction is IntroductionDirection.TO_ME
    fewest = 1 if to_me else 2
    states = [IntroductionState.MADE]
    if by_me:
        states.append(IntroductionState.CONSIDERED)
    several = st.lists(_NAMES, min_size=fewest, max_size=3, unique=True).map(tuple)
    return IntroductionLine(
        day=draw(_DAYS),
        direction=direction,
        introducers=() if by_me else draw(_SEVERAL),
        parties=draw(several),
        project=draw(_TEXTS),
        purpose=draw(_TEXTS),
        state=draw(st.sampled_from(states)),
    )


@st.composite
def _boundaries(draw: st.DrawFn) -> BoundaryLine:
    kind = draw(st.sampled_from(BoundaryKind))
    channel = draw(st.sampled_from(Channel))
    is_quota = kind is BoundaryKind.AT_MOST
    narrow = kind is BoundaryKind.BLOCKED and draw(st.booleans())
    return BoundaryLine(
        day=draw(_DAYS),
        person=draw(_NAMES),
        kind=kind,
        set_by=draw(st.sampled_from(BoundarySetter)),
        channel=channel if narrow or kind is BoundaryKind.ONLY_BY else None,
        until=draw(_DAYS) if kind is BoundaryKind.QUIET_UNTIL else None,
        at_most=draw(st.integers(1, 99)) if is_quota else None,
        period_days=draw(st.integers(1, 999)) if is_quota else None,
        why=draw(_TEXTS),
    )


_PEOPLE = st.builds(
    PersonLine,
    name=_NAMES,
    full_name=_TITLES,
    kind=st.sampled_from(ContactKind),
    language=st.none() | st.sampled_from(Language),
    emails=_tuples(st.sampled_from(["a@example.org", "b.c@example.com"])),
    phones=_tuples(st.sampled_from(["+33 1 99 00 12 34", "01 99 00 00 01"])),
    spheres=st.lists(st.sampled_from(Sphere), unique=True).map(tuple),
    circle=st.none() | st.sampled_from([5, 15, 50]),
    born=st.none() | _YEAR_DAYS,
    anniversaries=st.lists(st.builds(Anniversary, _YEAR_DAYS, _TEXTS), max_size=2).map(
        tuple
    ),
    organisation=_TEXTS,
    title=_TEXTS,
    nickname=_TEXTS,
    note=_TEXTS,
)
_LINES: st.SearchStrategy[StoryLine] = st.one_of(
    _PEOPLE,
    st.builds(
        RelationLine, subject=_NAMES, kind=st.sampled_from(RelationKind), other=_NAMES
    ),
    st.builds(FavourLine, day=_DAYS, deed=_deeds(), label=_LABELS | st.just("")),
    st.builds(
        CorrectionLine,
        day=_DAYS,
        favour=_LABELS,
        deed=_deeds(),
        deed_day=st.none() | _DAYS,
    ),
    st.builds(WithdrawalLine, day=_DAYS, favour=_LABELS),
    st.builds(
        ThanksLine, day=_DAYS, person=_NAMES, favours=_tuples(_LABELS), note=_TEXTS
    ),
    st.builds(
        SettlementLine,
        day=_DAYS,
        favour=_LABELS,
        kind=st.just(SettlementKind.RELEASED),
        by=_NAMES,
    ),
    st.builds(
        SettlementLine,
        day=_DAYS,
        favour=_LABELS,
        kind=st.just(SettlementKind.WAIVED),
    ),
    st.builds(
        RepaymentLine,
        day=_DAYS,
        giver=st.just(ME),
        receiver=_NAMES,
        money=_SUMS,
        favour=_LABELS | st.just(""),
    ),
    st.builds(
        RepaymentLine,
        day=_DAYS,
        giver=_NAMES,
        receiver=st.just(ME),
        favour=_LABELS,
    ),
    st.builds(RepaymentLine, day=_DAYS, favour=_LABELS, waived=st.just(value=True)),
    _introductions(),
    st.builds(
        ProjectLine,
        day=_DAYS,
        name=_TITLES,
        brought_by=_SEVERAL | st.just(()),
        value=st.none() | _SUMS,
    ),
    st.builds(
        MilestoneLine,
        day=_DAYS,
        subject=_TITLES,
        kind=st.sampled_from(MilestoneKind),
        value=st.none() | _SUMS,
        note=_TEXTS,
        heard_from=_NAMES | st.just(""),
    ),
    st.builds(
        TellingLine,
        day=_DAYS,
        introducer=_NAMES,
        subject=_TITLES,
        channel=st.sampled_from(Channel),
        text=_TEXTS,
    ),
    st.builds(
        TellingLine,
        day=_DAYS,
        introducer=_NAMES,
        subject=_TITLES,
        is_needed=st.just(value=False),
    ),
    st.builds(QuestionLine, day=_DAYS, person=_NAMES, about=_TITLES),
    st.builds(
        ProposalLine,
        day=_DAYS,
        introducer=_NAMES,
        subject=_TITLES,
        is_accepted=st.just(value=True),
        weight=st.none() | st.sampled_from(Weight),
        label=_LABELS | st.just(""),
    ),
    st.builds(
        ProposalLine,
        day=_DAYS,
        introducer=_NAMES,
        subject=_TITLES,
        is_accepted=st.just(value=False),
    ),
    st.builds(
        InteractionLine,
        day=_DAYS,
        people=_SEVERAL,
        channel=st.sampled_from(Channel),
        direction=st.sampled_from(Direction),
        note=_TEXTS,
    ),
    _boundaries(),
    st.builds(LiftedLine, day=st.just(DAY), boundary=_boundaries()).map(
        lambda line: LiftedLine(day=line.boundary.day, boundary=line.boundary)
    ),
)


@given(line=_LINES)
def test_a_line_that_was_written_reads_as_the_same_value(line: StoryLine) -> None:
    written = write_line(line)
    assert read_story(written, TODAY) == (line,)
    assert "\n" not in written


@given(lines=st.lists(_LINES, max_size=4))
def test_a_story_that_was_written_reads_as_the_same_story(
    lines: list[StoryLine],
) -> None:
    written = "\n\n".join(write_line(line) for line in lines)
    assert read_story(written, TODAY) == tuple(lines)
