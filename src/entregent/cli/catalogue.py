"""Every command: what it is for in a line, and the module it is in."""

CATALOGUE = {
    "Every day": {
        "today": ("today", "What the day asks of you, as a short letter."),
        "met": ("interactions", "Note that you met, called or wrote to somebody."),
        "favour": ("favours", "Note a favour from somebody or to somebody."),
        "return": ("favours", "Note a favour that returns what you owe."),
        "thank": ("thanks", "Note that you thanked somebody."),
        "introduce": ("introductions", "Note who introduced whom."),
        "project": ("introductions", "Note a project and who brought it."),
        "milestone": ("milestones", "Note how something is going."),
        "told": ("reports", "Note that an introducer heard the news."),
    },
    "Looking": {
        "people": ("people", "List or find people."),
        "person": ("person", "Show somebody, or change what is kept about them."),
        "ledger": ("ledger", "Who owes whom, in words."),
        "loops": ("loops", "Introductions and projects, and what became of them."),
        "news": ("reports", "One loop whole, and a draft of the news owed about it."),
        "history": ("history", "Who did what and when."),
    },
    "People": {
        "add": ("person", "Put somebody into the book."),
        "boundary": ("boundaries", "Keep somebody's limits, or your own for them."),
    },
    "Putting right": {
        "undo": ("history", "Take back what was noted."),
        "correct": ("favours", "Say what a favour should have said."),
        "withdraw": ("favours", "Say that a favour never happened."),
        "settle": (
            "settling",
            "Let a favour go, or take their word that it is settled.",
        ),
        "gave-back": ("settling", "Note that something lent came back."),
    },
    "Introductions and projects": {
        "consent": ("consents", "Note whether somebody agrees to be introduced."),
        "made": ("consents", "Note that a considered introduction was made."),
        "asked": ("milestones", "Note that you asked, once, how it went."),
        "proposals": ("proposals", "Accept or leave out favours that were proposed."),
    },
    "The book": {
        "import": ("imports", "Bring in an address book or a mail archive."),
        "check": ("check", "Prove the books."),
        "settings": ("settings", "How the book is called, fades and warns."),
        "user": ("users", "Let others keep a book here, and set passwords."),
        "demo": ("demo", "A lived-in book of invented people, to look around."),
        "serve": ("serve", "Start the pages on this machine."),
    },
}

MODULES = {
    name: module
    for commands in CATALOGUE.values()
    for name, (module, _) in commands.items()
}
