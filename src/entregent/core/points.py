"""How addresses, numbers and links are compared."""

from entregent.core.vocabulary import PointKind


def fold_point(kind: PointKind, value: str) -> str:
    """Return a value as it is compared with others of its kind.

    Mail addresses and handles ignore case; numbers keep their digits and a leading
    plus; the rest only loses the space around it.
    """
    value = value.strip()
    match kind:
        case PointKind.EMAIL | PointKind.HANDLE:
            return value.casefold()[:500]
        case PointKind.PHONE:
            digits = "".join(c for c in value if c.isdigit())
            plus = "+" if value.startswith(("+", "00")) else ""
            return (plus + (digits[2:] if value.startswith("00") else digits))[:500]
    return value[:500]
