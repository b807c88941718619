"""Sums of money as each language writes them, and as people type them."""

import re
import unicodedata
from decimal import Decimal

from django.utils.translation import get_language, pgettext

from entregent.core.money import Money
from entregent.core.refusals import NotMoneyError

_SYMBOLS = {
    "en": {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "CNY": "CN¥"},
    "fr": {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥"},
    "zh": {"EUR": "€", "GBP": "£", "USD": "US$", "JPY": "JP¥", "CNY": "¥"},
}
_DECIMAL_MARKS = {"en": ".", "fr": ",", "zh": "."}
_GROUP_MARKS = {"en": ",", "fr": "\u202f", "zh": ","}
_MOST_DIGITS = 14

# ISO 4217, the currencies in use.
_CODES = frozenset(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL
    BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP
    ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
    IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL
    LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
    NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
    SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
    USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """.split()  # noqa: SIM905 -- 150 quotes would hide the codes
)
_NAMES = {
    **dict.fromkeys(("€", "EURO", "EUROS", "欧元"), "EUR"),
    **dict.fromkeys(("£", "英镑"), "GBP"),
    **dict.fromkeys(("$", "US$", "$US", "DOLLAR", "DOLLARS", "美元"), "USD"),
    **dict.fromkeys(("CN¥", "RMB", "YUAN", "元", "块", "块钱", "人民币"), "CNY"),
    **dict.fromkeys(("JP¥", "YEN", "YENS", "円", "日元"), "JPY"),
}
_SUM = re.compile(r"(?P<before>[^0-9+\-]*?)(?P<figures>[0-9][0-9.,' ]*)(?P<after>.*)")
_GROUPS = re.compile(r"[0-9]{1,3}(?:([ ',.])[0-9]{3})(?:\1[0-9]{3})*")


def money_words(money: Money) -> str:
    """Return "€500", "500 €" or "CHF 40" as the language writes it."""
    language = _language()
    figures = _figures(money, language)
    symbol = _SYMBOLS[language].get(money.currency)
    if symbol is None:
        layout = pgettext("money with a code", "%(currency)s %(amount)s")
        return layout % {"currency": money.currency, "amount": figures}
    layout = pgettext("money with a symbol", "%(currency)s%(amount)s")
    return layout % {"currency": symbol, "amount": figures}


def parse_money(text: str) -> Money:
    """Read "500 EUR", "€500", "1 200,50 €" or "CHF 40".

    A lone "¥" is the yuan for who reads Chinese and the yen for all others. A sum
    without a currency, below nothing, or with more decimals than its currency has,
    is refused.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").split())
    found = _SUM.fullmatch(plain)
    if found is None:
        raise NotMoneyError(text)
    currency = _currency(found["before"].strip() + found["after"].strip())
    nothing = Money(Decimal(0), currency)
    amount = _amount(found["figures"].strip(), nothing.decimals)
    if not currency or amount is None:
        raise NotMoneyError(text)
    return Money(amount, currency)


def _language() -> str:
    """Return the language whose habits are followed: en, fr or zh."""
    short = (get_language() or "en").partition("-")[0]
    return short if short in _SYMBOLS else "en"


def _figures(money: Money, language: str) -> str:
    """Write an amount; whole ones lose their decimals, none is rounded away."""
    amount = money.amount
    is_whole = amount == amount.to_integral_value()
    own = -int(amount.normalize().as_tuple().exponent)
    decimals = 0 if is_whole else max(money.decimals, own)
    written = f"{amount:,.{decimals}f}"
    marks = {",": _GROUP_MARKS[language], ".": _DECIMAL_MARKS[language]}
    return "".join(marks.get(figure, figure) for figure in written)


def _currency(name: str) -> str:
    """Find the code of a currency by its sign, name or code; empty if there is none."""
    name = name.upper()
    if name == "¥":
        return "CNY" if _language() == "zh" else "JPY"
    return _NAMES.get(name) or (name if name in _CODES else "")


def _amount(figures: str, most_decimals: int) -> Decimal | None:
    """Read an amount whichever marks it uses; None if it makes no sense."""
    whole, decimals = _split(figures, most_decimals)
    if _GROUPS.fullmatch(whole):
        whole = "".join(figure for figure in whole if figure.isdecimal())
    if not whole.isdecimal() or len(whole) > _MOST_DIGITS:
        return None
    if not decimals:
        return Decimal(whole)
    if not decimals.isdecimal() or len(decimals) > most_decimals:
        return None
    return Decimal(f"{whole}.{decimals}")


def _split(figures: str, most_decimals: int) -> tuple[str, str]:
    """Part a number at its decimal mark.

    Where two marks stand the last is the decimal one. A mark alone before three
    figures groups thousands, unless the currency has three decimals.
    """
    last = max(figures.rfind("."), figures.rfind(","))
    if last < 0:
        return figures, ""
    mark, tail = figures[last], figures[last + 1 :]
    if figures.count(mark) > 1:
        return figures, ""
    groups = len(tail) == 3 and not any(m in figures[:last] for m in ".,' ")  # noqa: PLR2004
    if groups and not (
        most_decimals == len(tail) and mark == _DECIMAL_MARKS[_language()]
    ):
        return figures, ""
    return figures[:last], tail
