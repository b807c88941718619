"""The command that starts the pages on this machine."""

import os
import socket
import sys

import click

from entregent.cli.command import Command
from entregent.cli.refusing import RefusedError, in_kind_words
from entregent.cli.says import _

_HOST = "127.0.0.1"
_THREADS = 4


@click.command("serve", cls=Command)
@click.option(
    "--port",
    metavar="PORT",
    type=click.IntRange(0, 65535),
    default=8000,
    help="0 takes a free one.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 32),
    default=1,
    help="Processes beside each other; one is enough for one reader.",
)
def serve_(port: int, workers: int) -> None:
    """Start the pages on this machine, for this machine alone.

    The tables are brought up to date first; the address is printed; Ctrl-C ends it.
    """
    serve_here(port, workers)


def serve_here(port: int, workers: int) -> None:
    """Let the server take the place of this process."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "entregent.config.settings"
    with in_kind_words(in_json=False):
        _prepare()
        port = _free_port(port)
        for line in _welcome(port):
            click.echo(line)
    sys.stdout.flush()
    # The server takes the place of this process, whose memory is freed with it.
    os.execv(sys.executable, [sys.executable, *_server(port, workers)])  # noqa: S606


serve_.examples = ("entregent serve", "entregent serve --port 0 --workers 2")


def _prepare() -> None:
    from entregent.acts.local import prepare

    prepare()


def _free_port(port: int) -> int:
    """Return the port, or any that is free for 0; a taken one is refused."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError:
            said = _(
                "Port %(port)s is taken, perhaps by Entregent itself. Look there, or "
                "take a free one: entregent serve --port 0"
            )
            data = {"error": "port_taken", "facts": {"port": port}}
            raise RefusedError(said % {"port": port}, data) from None
        free: int = probe.getsockname()[1]
    return free


def _welcome(port: int) -> list[str]:
    address = f"http://{_HOST}:{port}/"
    words = [_("Entregent is at %(address)s") % {"address": address}]
    words.append(_("Ctrl-C ends it."))
    return words


def _server(port: int, workers: int) -> list[str]:
    """Return the words that start the server; its processes share four threads."""
    threads = max(_THREADS // workers, 1)
    return [
        *("-m", "granian", "--interface", "wsgi"),
        *("--host", _HOST, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(threads)),
        *("--backpressure", "64", "--no-ws", "--log-level", "warning"),
        "entregent.config.wsgi:application",
    ]
