"""Who did what, as the history tells it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import pgettext, pgettext_lazy

from entregent.core.vocabulary import FavourKind, MilestoneKind
from entregent.wording.favours import what_words
from entregent.wording.lists import few_words
from entregent.wording.loops import milestone_words


def act_words(
    act: str,
    who: str,
    about: Sequence[str],
    facts: Mapping[str, Any],
    *,
    is_you: bool = False,
) -> str:
    """Say who did what, and about whom; with `is_you` the reader did it."""
    names = list(about) or [str(name) for name in facts.get("names", ())]
    what = _what(act, facts)
    layout = _SENTENCES_WITH.get(act) if what else _SENTENCES.get(act)
    if act == "undo_act" and not names:
        layout = _UNDONE_ALONE
    return str(layout or _SOMETHING) % {
        "who": _who(who, is_you=is_you),
        "names": few_words(names) or pgettext("about whom", "somebody"),
        "what": what,
        "file": facts.get("file", ""),
        "act": act_name(str(facts.get("act", ""))),
    }


def act_name(act: str) -> str:
    """Name an act in a few words, as "a favour noted"."""
    return str(_NAMES.get(act, _NAMELESS))


def _what(act: str, facts: Mapping[str, Any]) -> str:
    """Say what was noted, as far as the event keeps it."""
    if act == "record_milestone" and "kind" in facts:
        return milestone_words(MilestoneKind(facts["kind"]), facts["subject"])
    if act == "record_favour" and "kind" in facts:
        return what_words(FavourKind(facts["kind"]), facts["about"])
    return ""


def _who(who: str, *, is_you: bool) -> str:
    if is_you:
        return pgettext("who did it", "You")
    if not who:
        return pgettext("who did it", "Somebody")
    return pgettext("who did it", "%(name)s") % {"name": who}


_SOMETHING = pgettext_lazy("history", "%(who)s changed something.")
_UNDONE_ALONE = pgettext_lazy("history", "%(who)s took back: %(act)s.")
_SENTENCES = {
    "open_book": pgettext_lazy("history", "%(who)s opened the book."),
    "change_settings": pgettext_lazy(
        "history", "%(who)s changed the settings of the book."
    ),
    "add_contact": pgettext_lazy("history", "%(who)s added %(names)s."),
    "change_contact": pgettext_lazy(
        "history", "%(who)s changed what is kept about %(names)s."
    ),
    "add_point": pgettext_lazy("history", "%(who)s added a way to reach %(names)s."),
    "remove_point": pgettext_lazy(
        "history", "%(who)s took out a way to reach %(names)s."
    ),
    "add_occasion": pgettext_lazy("history", "%(who)s noted a day of %(names)s."),
    "remove_occasion": pgettext_lazy("history", "%(who)s took out a day of %(names)s."),
    "relate_contacts": pgettext_lazy(
        "history", "%(who)s noted how %(names)s are related."
    ),
    "remove_relation": pgettext_lazy(
        "history", "%(who)s took out a relation of %(names)s."
    ),
    "record_interaction": pgettext_lazy(
        "history", "%(who)s noted a contact with %(names)s."
    ),
    "remove_interaction": pgettext_lazy(
        "history", "%(who)s took out a contact with %(names)s."
    ),
    "record_favour": pgettext_lazy("history", "%(who)s noted a favour with %(names)s."),
    "correct_favour": pgettext_lazy(
        "history", "%(who)s corrected a favour with %(names)s."
    ),
    "withdraw_favour": pgettext_lazy(
        "history", "%(who)s withdrew a favour with %(names)s."
    ),
    "thank_contact": pgettext_lazy("history", "%(who)s thanked %(names)s."),
    "settle_favour": pgettext_lazy(
        "history", "%(who)s settled a favour with %(names)s."
    ),
    "repay_loan": pgettext_lazy(
        "history", "%(who)s noted that a loan with %(names)s came back."
    ),
    "set_boundary": pgettext_lazy("history", "%(who)s set a boundary for %(names)s."),
    "lift_boundary": pgettext_lazy(
        "history", "%(who)s lifted a boundary for %(names)s."
    ),
    "record_introduction": pgettext_lazy(
        "history", "%(who)s noted an introduction: %(names)s."
    ),
    "record_opportunity": pgettext_lazy(
        "history", "%(who)s noted a project brought by %(names)s."
    ),
    "record_consent": pgettext_lazy(
        "history", "%(who)s noted whether %(names)s would like to be introduced."
    ),
    "make_introduction": pgettext_lazy("history", "%(who)s introduced %(names)s."),
    "record_milestone": pgettext_lazy(
        "history", "%(who)s noted news; it concerns %(names)s."
    ),
    "tell_introducer": pgettext_lazy("history", "%(who)s told %(names)s the news."),
    "skip_report": pgettext_lazy(
        "history", "%(who)s noted that %(names)s need not be told."
    ),
    "draft_report": pgettext_lazy("history", "%(who)s drafted news for %(names)s."),
    "ask_for_news": pgettext_lazy("history", "%(who)s asked how it went: %(names)s."),
    "accept_proposal": pgettext_lazy(
        "history", "%(who)s noted the favour proposed for %(names)s."
    ),
    "decline_proposal": pgettext_lazy(
        "history", "%(who)s left out the favour proposed for %(names)s."
    ),
    "import_file": pgettext_lazy("history", "%(who)s imported “%(file)s”."),
    "undo_import": pgettext_lazy("history", "%(who)s took “%(file)s” out again."),
    "undo_act": pgettext_lazy("history", "%(who)s took back: %(act)s (%(names)s)."),
}

_SENTENCES_WITH = {
    "record_favour": pgettext_lazy(
        "history", "%(who)s noted a favour with %(names)s: %(what)s."
    ),
    "record_milestone": pgettext_lazy("history", "%(who)s noted news: %(what)s."),
}

_NAMELESS = pgettext_lazy("act", "a change")
_NAMES = {
    "open_book": pgettext_lazy("act", "a book opened"),
    "change_settings": pgettext_lazy("act", "settings changed"),
    "add_contact": pgettext_lazy("act", "somebody added"),
    "change_contact": pgettext_lazy("act", "somebody's entry changed"),
    "add_point": pgettext_lazy("act", "a way to reach somebody added"),
    "remove_point": pgettext_lazy("act", "a way to reach somebody taken out"),
    "add_occasion": pgettext_lazy("act", "a day of the year noted"),
    "remove_occasion": pgettext_lazy("act", "a day of the year taken out"),
    "relate_contacts": pgettext_lazy("act", "a relation noted"),
    "remove_relation": pgettext_lazy("act", "a relation taken out"),
    "record_interaction": pgettext_lazy("act", "a contact noted"),
    "remove_interaction": pgettext_lazy("act", "a contact taken out"),
    "record_favour": pgettext_lazy("act", "a favour noted"),
    "correct_favour": pgettext_lazy("act", "a favour corrected"),
    "withdraw_favour": pgettext_lazy("act", "a favour withdrawn"),
    "thank_contact": pgettext_lazy("act", "thanks noted"),
    "settle_favour": pgettext_lazy("act", "a favour settled"),
    "repay_loan": pgettext_lazy("act", "a loan given back"),
    "set_boundary": pgettext_lazy("act", "a boundary set"),
    "lift_boundary": pgettext_lazy("act", "a boundary lifted"),
    "record_introduction": pgettext_lazy("act", "an introduction noted"),
    "record_opportunity": pgettext_lazy("act", "a project noted"),
    "record_consent": pgettext_lazy("act", "an answer to an introduction noted"),
    "make_introduction": pgettext_lazy("act", "an introduction made"),
    "record_milestone": pgettext_lazy("act", "news noted"),
    "tell_introducer": pgettext_lazy("act", "news told"),
    "skip_report": pgettext_lazy("act", "news left untold"),
    "draft_report": pgettext_lazy("act", "news drafted"),
    "ask_for_news": pgettext_lazy("act", "a question asked"),
    "accept_proposal": pgettext_lazy("act", "a proposed favour noted"),
    "decline_proposal": pgettext_lazy("act", "a proposed favour left out"),
    "import_file": pgettext_lazy("act", "a file imported"),
    "undo_import": pgettext_lazy("act", "an import taken back"),
    "undo_act": pgettext_lazy("act", "something taken back"),
}
