"""Who a visitor is before they sign in: somebody at this machine, or not."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.http import HttpRequest

_FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP")


def is_at_this_machine(request: HttpRequest) -> bool:
    """Whether both ends are this machine, with nobody passing the request on."""
    if any(name in request.META for name in _FORWARDED):
        return False
    host = urlsplit(f"//{request.get_host()}").hostname or ""
    return _is_loopback(request.META.get("REMOTE_ADDR", "")) and (
        host == "localhost" or _is_loopback(host)
    )


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
