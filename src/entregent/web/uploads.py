"""Files on their way in: kept in the home folder while they are looked through.

Each has a folder of its own with the file and a note beside it, which any process of
the server can read: whose it is, and what the look through it came to.
"""

import json
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from entregent.core.refusals import NotFoundError

KEPT_DAYS = 14
_NOTE = "upload.json"
_DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that was brought; `run` is its preview, `refused` why there is none.

    `guesses` are the addresses in a mail archive that may be the owner's.
    """

    token: str
    user: int
    space: int
    file_name: str
    run: int | None = None
    refused: str = ""
    guesses: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """Where it is kept."""
        return _home() / self.token

    @property
    def path(self) -> Path:
        """The file itself."""
        return self.folder / self.file_name


class Receiver(FileUploadHandler):
    """Writes a file into its folder as it comes, and stops where it grows too large."""

    def __init__(self, request: HttpRequest, user: int, space: int) -> None:
        """Prepare for one file."""
        super().__init__(request)
        self._owner = (user, space)
        self._file: IO[bytes] | None = None
        self._size = 0
        self.upload: Upload | None = None
        self.is_too_large = False

    def new_file(self, *args: Any, **options: Any) -> None:
        """Open a folder for the file."""
        super().new_file(*args, **options)
        if self.upload is None:
            user, space = self._owner
            self.upload = _new(user, space, self.file_name or "")
            self._file = self.upload.path.open("wb")

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> None:
        """Write a part, unless it is too much; the rest is then read past."""
        self._size += len(raw_data)
        if self._file is None or self._size > largest():
            self.is_too_large = True
            self.forget()
            raise SkipFile
        self._file.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        """Close the file; the form sees only its name and size."""
        if self._file is None:
            return None
        self._file.close()
        return UploadedFile(name=self.file_name, size=file_size)

    def upload_interrupted(self) -> None:
        """Keep nothing of a file that did not come whole."""
        self.forget()

    def forget(self) -> None:
        """Take out what was written."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self.upload is not None:
            forget(self.upload.path)
            self.upload = None


def largest() -> int:
    """Return how many bytes a file may have."""
    most: int = settings.ENTREGENT_LARGEST_UPLOAD
    return most


def find(token: str, user: int, space: int) -> Upload:
    """Return a file that this reader brought for this book."""
    note = _home() / Path(token).name / _NOTE
    if not token or not note.is_file():
        raise NotFoundError("file")
    said = json.loads(note.read_text(encoding="utf-8"))
    found = Upload(**{**said, "guesses": tuple(said["guesses"])})
    if (found.user, found.space) != (user, space):
        raise NotFoundError("file")
    return found


def note(upload: Upload, **what: Any) -> Upload:
    """Keep what a look through the file came to."""
    upload = replace(upload, **what)
    fresh = upload.folder / f"{_NOTE}.new"
    fresh.write_text(json.dumps(asdict(upload)), encoding="utf-8")
    fresh.replace(upload.folder / _NOTE)
    return upload


def forget(path: Path) -> None:
    """Take a file out with its folder, if it is one that was brought here."""
    if path.parent.parent == _home():
        shutil.rmtree(path.parent, ignore_errors=True)


def forget_old() -> None:
    """Take out what was brought and then left for two weeks."""
    before = time.time() - KEPT_DAYS * _DAY_SECONDS
    for folder in _home().glob("*"):
        if folder.stat().st_mtime < before:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def received(request: HttpRequest, user: int, space: int) -> Iterator[Receiver]:
    """Take in the file of a request; unless it was looked at, nothing of it stays."""
    receiver = Receiver(request, user, space)
    request.upload_handlers = [receiver]
    try:
        yield receiver
    finally:
        if receiver.upload and not (receiver.upload.folder / _NOTE).exists():
            receiver.forget()


def _new(user: int, space: int, file_name: str) -> Upload:
    token = secrets.token_urlsafe(16)
    plain = "".join(c for c in Path(file_name).name if c.isprintable())
    name = plain.strip(". ")[-150:] or "file"
    upload = Upload(token=token, user=user, space=space, file_name=name)
    upload.folder.mkdir(parents=True, mode=0o700)
    return upload


def _home() -> Path:
    return Path(settings.ENTREGENT_HOME) / "uploads"
