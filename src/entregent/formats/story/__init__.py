"""Stories: what happened between people, in dated plain lines.

One grammar for tests, docs and the demo. It is small and strict: a story is ours, so a
line it does not know is a mistake and raises StoryError. A day is written 2026-01-10,
today, -40 (forty days ago) or +20. Empty lines and lines that begin with % say nothing;
in the tables below, nor does what stands behind a %.

People need no introduction; whoever needs more than a name gets a line first:

    person Lei = 王磊; zh; lei@example.org; +33 1 99 00 12 34; friend, business
    person Bea; circle 15; born 1980-03-14; at Studio Nord; title designer; note Tea
    person Kim; nick K; born 03-14; anniversary 2011-06-18 wedding
    person Ivo; born 1980 +5                     % turns a year older in five days
    organisation Acme; en; hello@example.com
    Lei is married to Bea                        % is parent of, works at, knows

Favours, theirs and mine:

    2026-01-10 Lei brought me a project           I brought Lei a project
    2026-01-10 Lei gave me an introduction        I gave Lei an introduction
    2026-01-10 Lei worked for me                  I worked for Lei
    2026-01-10 Lei gave me advice                 I gave Lei advice
    2026-01-10 Lei gave me 500 EUR                I gave Lei 500 EUR
    2026-01-10 Lei lent me 500 EUR                I lent Lei a camera
    2026-01-10 Lei gave me a gift: a book         I gave Lei a gift: a pen
    2026-01-10 Lei wrote about my studio          I wrote about Lei
    2026-01-10 Lei made me a concession           I made Lei a concession
    2026-01-10 Lei hosted me                      I hosted Lei
    2026-01-10 Lei did me a favour                I did Lei a favour
    2026-01-10 Lei helped me with the move        I helped Lei with the move

    ... about the pricing  % what it was about; also after a colon
    ... , large            % its weight: small, medium, large, life-changing
    ... , 30 minutes       % also hours; and money: , 500 EUR
    ... , on its own       % returns nothing
    ... , returning #a     % names the favours it returns: #a and #b
    ... #a                 % last of all: what later lines call it

What became of them:

    2026-01-12 I thanked Lei                     % for all that wants thanks
    2026-01-12 I thanked Lei for #a and #b: with flowers
    2026-01-12 I let #a go                       % what they owe
    2026-01-12 Lei said #a is settled            % what I owe
    2026-01-12 I paid Lei back 200 EUR            Lei paid me back 200 EUR for #a
    2026-01-12 I gave Lei back #a                 Lei gave me back #a
    2026-01-12 #a need not come back
    2026-01-12 correct #a: Lei gave me advice, large
    2026-01-12 correct #a: 2026-01-09 Lei gave me advice
    2026-01-12 #a never happened

Introductions, projects and the news of them:

    2026-01-10 Lei introduced me to Chen for the Acme app
    2026-01-10 Lei via Anna introduced me to Chen            % the nearest first
    2026-01-10 I introduced Ada to Bob for a flat
    2026-01-10 I think of introducing Ada to Bob
    2026-01-10 Ada introduced Bob to Chen
    2026-01-10 Acme app came through Lei via Anna, 9000 EUR  % or: came by itself
    2026-01-20 Chen: met
    2026-01-20 Acme app: won, 12000 EUR — they start in May
    2026-01-20 Ada told me about Bob: met
    2026-01-21 I told Lei about the Acme app by call: it goes well
    2026-01-21 Lei need not hear about the Acme app
    2026-01-21 I asked Ada about Bob
    2026-01-21 I accepted the favour of Lei for the Acme app, large
    2026-01-21 I declined the favour of Lei for the Acme app

What passed between us:

    2026-01-10 I met Lei, Ada and Bob: by the river
    2026-01-10 I called Lei                       Lei called me
    2026-01-10 I wrote to Lei                     Lei wrote to me: the invoice
    2026-01-10 Lei thanked me
    2026-01-10 video with Lei                     chat to Lei

Boundaries, theirs, or with "my rule: " before them mine:

    2026-01-10 Lei blocked me                     Lei blocked me on chat
    2026-01-10 Lei closed their feed
    2026-01-10 Lei wants no broadcasts           % no asks, no business
    2026-01-10 Lei only by mail: they said so
    2026-01-10 at most 2 in 90 days with Lei
    2026-01-10 Lei quiet until 2026-05-01
    2026-01-10 my rule: Lei wants no business     no business with Lei
    2026-01-10 no longer: Lei wants no asks

A text that the grammar would misread stands in double quotes, as in JSON. A name has
up to six words, and none of those that the lines above are made of.
"""

from entregent.formats.story.lines import (
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
)
from entregent.formats.story.reader import read_story
from entregent.formats.story.writer import write_line

__all__ = [
    "ME",
    "Anniversary",
    "BoundaryLine",
    "CorrectionLine",
    "Deed",
    "FavourLine",
    "InteractionLine",
    "IntroductionLine",
    "LiftedLine",
    "MilestoneLine",
    "PersonLine",
    "ProjectLine",
    "ProposalLine",
    "QuestionLine",
    "RelationLine",
    "RepaymentLine",
    "SettlementLine",
    "StoryError",
    "StoryLine",
    "TellingLine",
    "ThanksLine",
    "WithdrawalLine",
    "YearDay",
    "read_story",
    "write_line",
]
