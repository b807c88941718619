"""Invented names and words, in three scripts; every address is in a reserved domain."""

from dataclasses import dataclass
from random import Random

from entregent.core import names
from entregent.core.vocabulary import Language, NameOrder

_FRENCH_GIVEN = """
    Élise Chloé Zoé Inès Margaux Océane Hélène Amélie Noémie Aurore Solène Maëlle
    Théo Loïc Étienne Rémi Benoît Jérôme Maël Gaël Clément Bastien Corentin Yann
"""
_FRENCH_FAMILY = """
    Lefèvre Béranger Dupré Chénier Gauthier Moreau Rousseau Lacroix Delorme Perrin
    Fontaine Garnier Marchand Renard Vasseur Charpentier Guérin Besnard Poirier
    Delaunay Roche Aubry Leclerc Barbier Rolland Caron Girault Mercier Blanchard
"""
_ENGLISH_GIVEN = """
    Alice Grace Hazel Ivy Nora Ruth Edith Maud Violet Clara Wren Agnes
    Oscar Felix Hugo Silas Jasper Rupert Edwin Miles Toby Nigel Rowan Barnaby
"""
_ENGLISH_FAMILY = """
    Ashworth Bramley Carver Dunmore Ellery Farrow Gresham Hollis Ingram Kettering
    Larkin Marlowe Norcott Oakes Pemberton Quill Radley Selwyn Thorne Underhill
    Vance Wexley Yardley Alden Brock Croft Denby Emsworth Fenwick
"""
_CHINESE_GIVEN = """
    磊 静 明远 思源 晓梅 建国 雨桐 子涵 浩然 欣怡 志强 丽华 俊杰 诗雨 天佑 若曦 文博
"""
_CHINESE_FAMILY = """
    王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 林 郭 何 高 罗 欧阳 司马 诸葛 上官
"""
_ARABIC_GIVEN = "ليلى مريم نور سلمى هدى ياسمين عمر خالد يوسف سامي كريم طارق"
_ARABIC_FAMILY = "حداد نجار خوري منصور صالح عطار بيطار شاهين درويش حلبي"
_FRENCH = (_FRENCH_GIVEN.split(), _FRENCH_FAMILY.split())
_ENGLISH = (_ENGLISH_GIVEN.split(), _ENGLISH_FAMILY.split())
_CHINESE = (_CHINESE_GIVEN.split(), _CHINESE_FAMILY.split())
_ARABIC = (_ARABIC_GIVEN.split(), _ARABIC_FAMILY.split())
_STUDIOS = ("Atelier", "Studio", "Bureau", "Maison", "Agency", "Works", "Lab")
_THINGS = ("Nord", "Lumen", "Papier", "Cobalt", "Saule", "Quartz", "明月", "Ardent")
_TITLES = ("Designer", "Founder", "Editor", "Developer", "Translator", "Architect")
SUBJECTS = (
    "The draft for Thursday",
    "Re: the estimate we spoke of",
    "Notes from our call",
    "Un mot à propos du devis",
    "Re: la maquette, deuxième version",
    "关于合同的几个问题",
    "Invitation: opening of the new studio",
    "Re: who could help with the printing",
    "Merci pour hier",
    "Slides, as promised",
    "周五见面的时间",
    "A question about the invoice",
)
NOTES = (
    "Talked about the summer project and who might join it.",
    "She will send the figures next week; I promised the contact in Lyon.",
    "Coffee by the canal. Everything is well at home.",
    "聊了新的项目，下个月再约。",
    "Long talk about the move, and whether the studio needs a second room.",
)
ABOUT = (
    "the Acme app",
    "a second pair of eyes on the contract",
    "finding a printer in a hurry",
    "la relecture du dossier",
    "the flat in Lisbon for a week",
    "新网站的文案",
    "a word with the editor",
    "the sound for the film",
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its parts, and the language of whoever bears it."""

    given: str
    family: str
    full: str
    order: NameOrder
    language: Language | None


def name(chance: Random) -> Name:
    """Invent a name: French or English for most, Chinese for a fifth, some Arabic."""
    draw = chance.random()
    if draw < 0.2:
        return _name(chance, _CHINESE, NameOrder.FAMILY_FIRST, Language.CHINESE)
    if draw < 0.25:
        return _name(chance, _ARABIC, NameOrder.GIVEN_FIRST, None)
    if draw < 0.65:
        return _name(chance, _FRENCH, NameOrder.GIVEN_FIRST, Language.FRENCH)
    return _name(chance, _ENGLISH, NameOrder.GIVEN_FIRST, Language.ENGLISH)


def studio(chance: Random) -> str:
    """Invent an organisation."""
    return f"{chance.choice(_STUDIOS)} {chance.choice(_THINGS)}"


def title(chance: Random) -> str:
    """Choose what somebody does."""
    return chance.choice(_TITLES)


def _name(
    chance: Random,
    pool: tuple[list[str], list[str]],
    order: NameOrder,
    language: Language | None,
) -> Name:
    given, family = (chance.choice(some) for some in pool)
    # Double names for many, so that a hundred thousand people are not all namesakes.
    if order is NameOrder.GIVEN_FIRST:
        if chance.random() < 0.4:
            given = f"{given} {chance.choice(pool[0])}"
        if chance.random() < 0.7:
            family = f"{family}-{chance.choice(pool[1])}"
    full = names.compose(given, family, order=order)
    return Name(given, family, full, order, language)
