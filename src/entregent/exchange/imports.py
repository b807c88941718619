"""Imports of files: look first, then write in steps, and go on after a stop."""

import hashlib
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from entregent.acts import imports as acts
from entregent.core.ids import ImportId, SpaceId
from entregent.core.refusals import FileGoneError, UnknownFileError
from entregent.core.vocabulary import ImportState
from entregent.exchange.address_books import AddressBook
from entregent.exchange.mail_archives import MailArchive
from entregent.exchange.values import Source
from entregent.formats.mbox import looks_like_mbox
from entregent.formats.vcard import looks_like_vcard
from entregent.queries import access, imports
from entregent.store.models import User

_HEAD_BYTES = 65_536


class FileFormat(StrEnum):
    """The kinds of files that can be read."""

    VCARD = "vcard"
    MBOX = "mbox"


def preview(
    user: User,
    space_id: SpaceId,
    path: Path,
    *,
    file_name: str = "",
    owner_addresses: Sequence[str] = (),
) -> ImportId:
    """Look through a file and keep what it would bring; the book stays as it is.

    A mail archive needs the owner's addresses, those given or those the book knows.
    """
    access.writable_space(user, space_id)
    path = path.absolute()
    name = file_name or path.name
    file_format = recognise(path, name)
    source = _open(user, space_id, path, file_format, owner_addresses)
    found = source.preview()
    return acts.begin_import(
        user,
        space_id,
        acts.BeginImport(
            file_format=file_format,
            file_name=name,
            path=str(path),
            digest=_digest(path),
            owner_addresses=found.owner_addresses,
            total_items=found.total_items,
            counts=found.counts,
            samples=found.samples,
            problems=[
                {"line": p.line, "code": p.code.value, "quote": p.quote}
                for p in found.problems
            ],
            problem_count=found.problem_count,
        ),
    )


def apply(
    user: User,
    space_id: SpaceId,
    run_id: ImportId,
    progress: Callable[[int, int], None] | None = None,
) -> ImportId:
    """Write a previewed file into the book; a run that was stopped goes on.

    `progress` hears after each step how many of how many items are written.
    """
    run = imports.run(user, space_id, run_id)
    if run.state is ImportState.DONE:
        return run_id
    path = Path(run.path)
    if not path.is_file() or _digest(path) != run.digest:
        raise FileGoneError(run.file_name)
    file_format = FileFormat(run.file_format)
    source = _open(user, space_id, path, file_format, run.owner_addresses)
    done = run.done
    for step in source.steps(run.done):
        if step.people:
            acts.write_people(user, space_id, run_id, step.people, step.items)
        else:
            acts.write_interactions(user, space_id, run_id, step.letters, step.items)
        done += step.items
        if progress:
            progress(done, run.total)
    return acts.finish_import(user, space_id, run_id, source.covered())


def recognise(path: Path, file_name: str = "") -> FileFormat:
    """Tell the kind of a file from how it begins."""
    name = file_name or path.name
    if not path.is_file():
        raise FileGoneError(name)
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if looks_like_vcard(head):
        return FileFormat.VCARD
    if looks_like_mbox(head):
        return FileFormat.MBOX
    raise UnknownFileError(name, [kind.value for kind in FileFormat])


def _open(
    user: User,
    space_id: SpaceId,
    path: Path,
    file_format: FileFormat,
    owner_addresses: Sequence[str],
) -> Source:
    match file_format:
        case FileFormat.VCARD:
            return AddressBook(user, space_id, path)
        case FileFormat.MBOX:
            return MailArchive(user, space_id, path, owner_addresses)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
