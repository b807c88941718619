"""The words that the reader and the writer of stories share."""

from entregent.core.vocabulary import (
    BoundaryKind,
    Channel,
    Direction,
    FavourKind,
    Language,
    RelationKind,
)

COMMENT = "%"
NOTE = " — "
MY_RULE = "my rule: "
NO_LONGER = "no longer: "
NOTHING_NAMED = "something"
THANKED = "thanks"

LANGUAGES = {
    "en": Language.ENGLISH,
    "fr": Language.FRENCH,
    "zh": Language.CHINESE,
}

THEIR_DEEDS = {
    FavourKind.PROJECT_BROUGHT: "{who} brought me a project",
    FavourKind.INTRODUCTION: "{who} gave me an introduction",
    FavourKind.WORK: "{who} worked for me",
    FavourKind.ADVICE: "{who} gave me advice",
    FavourKind.GIFT: "{who} gave me a gift",
    FavourKind.PUBLICITY: "{who} wrote about me",
    FavourKind.CONCESSION: "{who} made me a concession",
    FavourKind.HOSPITALITY: "{who} hosted me",
    FavourKind.OTHER: "{who} did me a favour",
    FavourKind.MONEY: "{who} gave me ",
    FavourKind.THING_LENT: "{who} lent me ",
}
MY_DEEDS = {
    FavourKind.PROJECT_BROUGHT: "I brought {who} a project",
    FavourKind.INTRODUCTION: "I gave {who} an introduction",
    FavourKind.WORK: "I worked for {who}",
    FavourKind.ADVICE: "I gave {who} advice",
    FavourKind.GIFT: "I gave {who} a gift",
    FavourKind.PUBLICITY: "I wrote about {who}",
    FavourKind.CONCESSION: "I made {who} a concession",
    FavourKind.HOSPITALITY: "I hosted {who}",
    FavourKind.OTHER: "I did {who} a favour",
    FavourKind.MONEY: "I gave {who} ",
    FavourKind.THING_LENT: "I lent {who} ",
}

TALKS = {
    "I met {who}": (Channel.MEETING, Direction.MUTUAL),
    "I called {who}": (Channel.CALL, Direction.FROM_ME),
    "{who} called me": (Channel.CALL, Direction.FROM_THEM),
    "I wrote to {who}": (Channel.MAIL, Direction.FROM_ME),
    "{who} wrote to me": (Channel.MAIL, Direction.FROM_THEM),
} | {
    f"{channel} {word} {{who}}": (channel, direction)
    for channel in Channel
    for word, direction in (
        ("with", Direction.MUTUAL),
        ("to", Direction.FROM_ME),
        ("from", Direction.FROM_THEM),
    )
}

LIMITS = {
    BoundaryKind.BLOCKED: "{who} blocked me",
    BoundaryKind.CLOSED_FEED: "{who} closed their feed",
    BoundaryKind.NO_BROADCASTS: "{who} wants no broadcasts",
    BoundaryKind.NO_ASKS: "{who} wants no asks",
    BoundaryKind.NO_BUSINESS: "{who} wants no business",
    BoundaryKind.ONLY_BY: "{who} only by {channel}",
    BoundaryKind.AT_MOST: "at most {at_most} in {period_days} days with {who}",
    BoundaryKind.QUIET_UNTIL: "{who} quiet until {until}",
}


def relation_words(kind: RelationKind) -> str:
    """Say a relation between its two names: "is married to", "works at"."""
    is_noun = kind.value.endswith((" to", " of", " by"))
    return f"is {kind}" if is_noun else kind.value
