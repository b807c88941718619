"""Every address of the web door, gathered from the views of each noun.

Pages are `/<book>/<noun>`; acts are POST routes below them, named like the acts:

    start        start                  /
    sign_in      sign_in, sign_out      /sign-in, /sign-out
    today        see_today              /<book>/today
    people       list_people            /<book>/people
                 add_contact            /<book>/people/add
    person       see_person             /<book>/people/<contact>
    ledger       see_ledger             /<book>/ledger
    favours      see_favour             /<book>/favours/<favour>
                 record_favour          /<book>/favours/record  (?contact=, ?side=)
                 thank_contact          /<book>/people/<contact>/thank
    boundaries   set_boundary           /<book>/people/<contact>/boundaries/set
    interactions record_interaction     /<book>/people/<contact>/interactions/record
    loops        list_loops, see_loop   /<book>/loops, /<book>/loops/<loop>
                 record_introduction    /<book>/introductions/record
                 record_opportunity     /<book>/opportunities/record
                 record_consent         /<book>/introductions/<introduction>/consent
                 make_introduction      /<book>/introductions/<introduction>/make
                 record_milestone       /<book>/loops/<loop>/record-milestone
                 tell_introducer        /<book>/loops/<loop>/tell  (introducer)
                 skip_report            /<book>/loops/<loop>/skip  (introducer)
                 ask_for_news           /<book>/loops/<loop>/ask
                 draft_report           /<book>/reports/<report>/draft
                 accept_proposal        /<book>/proposals/<proposal>/accept  (weight)
                 decline_proposal       /<book>/proposals/<proposal>/decline
    imports      start_import           /<book>/import
    history      see_history            /<book>/history  (?contact=)
                 undo_act               /<book>/history/<act>/undo
                 undo_last              /<book>/history/undo-last
    settings     change_settings        /<book>/settings

Every act takes a field `next`, the page to go back to (`shortcuts.back_to`).
"""

from importlib import import_module
from importlib.util import find_spec

from django.urls import URLPattern

_NOUNS = (
    "start",
    "sign_in",
    "today",
    "people",
    "person",
    "ledger",
    "favours",
    "boundaries",
    "interactions",
    "loops",
    "imports",
    "history",
    "settings",
)


def _patterns_of(noun: str) -> list[URLPattern]:
    name = f"entregent.web.views.{noun}"
    if find_spec(name) is None:
        return []
    patterns: list[URLPattern] = import_module(name).urlpatterns
    return patterns


urlpatterns = [pattern for noun in _NOUNS for pattern in _patterns_of(noun)]
