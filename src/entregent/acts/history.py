"""Takes acts back; the history keeps both the act and its undoing."""

from typing import Any

from django.db import models
from django.db.models.deletion import Collector, ProtectedError, RestrictedError

from entregent.acts.journal import Journal, model_named, noted, written
from entregent.core.ids import ActId, SpaceId
from entregent.core.refusals import (
    ChangedSinceError,
    NeededSinceError,
    NotFoundError,
    NothingToUndoError,
    UndoneAlreadyError,
)
from entregent.core.vocabulary import ReportState
from entregent.queries import access
from entregent.queries.history import LASTING
from entregent.store.models import (
    Account,
    Closing,
    Contact,
    Event,
    EventContact,
    Posting,
    Report,
    ReportMilestone,
    SearchToken,
    User,
)

_FOLLOWING = (Account, Closing, Posting, SearchToken, EventContact)
_STILL_DUE = (ReportState.DUE, ReportState.DRAFTED, ReportState.CANNOT_BE_TOLD)


def undo_last(user: User, space_id: SpaceId) -> ActId:
    """Take back the newest of the user's own acts that still stands."""
    space = access.writable_space(user, space_id)
    events = Event.objects.filter(space=space, user=user, undone_by=None)
    newest = events.exclude(act__in=LASTING).order_by("-id").first()
    if newest is None:
        raise NothingToUndoError
    return undo_act(user, space_id, ActId(newest.pk))


def undo_act(user: User, space_id: SpaceId, act_id: ActId) -> ActId:
    """Put every row an act wrote back to what it was before.

    Refused where a later act changed those rows or stands on them.
    """
    space = access.writable_space(user, space_id)
    event = Event.objects.filter(space=space, pk=act_id).first()
    if event is None or event.act in LASTING:
        raise NotFoundError("act", str(act_id))
    if event.undone_by is not None:
        raise UndoneAlreadyError(event.undone_by.day)
    about = Contact.objects.filter(events__event=event)
    # Whoever goes with the act is named still.
    names = [contact.full_name for contact in about]
    facts = {"act": event.act, "of": event.pk, "names": names}
    with noted(user, space, "undo_act", *about, **facts) as journal:
        for change in reversed(event.changes):
            _take_back(journal, change, event)
    event.undone_by = journal.event
    event.save(update_fields=["undone_by"])
    return act_id


def _take_back(journal: Journal, change: dict[str, Any], event: Event) -> None:
    table = model_named(change["table"])
    row = table._default_manager.filter(pk=change["id"]).first()  # noqa: SLF001
    if change["is"] is None:
        journal.add(_restored(table, change["id"], change["was"]))
        return
    if row is None or written(row) != change["is"]:
        raise ChangedSinceError(event.act)
    if change["was"] is None:
        _remove(journal, row, event)
    else:
        before = _restored(table, change["id"], change["was"])
        changed = [k for k, v in change["was"].items() if change["is"][k] != v]
        journal.change(row, **{name: getattr(before, name) for name in changed})


def _restored(
    table: type[models.Model], key: int, columns: dict[str, Any]
) -> models.Model:
    fields = {f.name: f for f in table._meta.concrete_fields}  # noqa: SLF001
    values = {
        fields[name].attname: fields[name].to_python(value)
        for name, value in columns.items()
        if name in fields
    }
    return table(pk=key, **values)


def _remove(journal: Journal, row: models.Model, event: Event) -> None:
    """Remove a row, unless later entries stand on it."""
    own = {(change["table"], change["id"]) for change in event.changes}
    collector = Collector(using="default")
    try:
        collector.collect([row])
    except (ProtectedError, RestrictedError):
        raise NeededSinceError([str(row)]) from None
    needed = [
        str(other)
        for rows in (*collector.data.values(), *collector.fast_deletes)
        for other in rows
        if not _only_follows(other) and (other._meta.model_name, other.pk) not in own  # noqa: SLF001
    ]
    if needed:
        raise NeededSinceError(needed[:3])
    journal.remove(row)


def _only_follows(row: models.Model) -> bool:
    """Whether a row is worked out from others and goes with them."""
    match row:
        case Report():
            return row.state in _STILL_DUE
        case ReportMilestone():
            return row.report.state in _STILL_DUE
    return isinstance(row, _FOLLOWING)
