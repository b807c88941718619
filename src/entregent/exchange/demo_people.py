"""Invents the many people of the demo of whom no story is told by hand."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from entregent.core.vocabulary import Language, Sphere
from entregent.formats.story import PersonLine, YearDay

FRENCH, CHINESE, ENGLISH = 130, 70, 65
_CIRCLES = (15,) * 2 + (50,) * 18 + (150,) * 90 + (500,) * 110
_BIRTHDAYS_IN_TEN = 4
_PHONES_IN_TEN = 5
_OLDEST, _YOUNGEST = 1948, 2003
# No invented birthday is near: the story says whose day comes next.
_FIRST_DAY, _LAST_DAY = 20, 345


def invented_people(rng: Random, today: date) -> Iterator[PersonLine]:
    """Invent people in three languages, each name once."""
    for language, number in (
        (Language.FRENCH, FRENCH),
        (Language.CHINESE, CHINESE),
        (Language.ENGLISH, ENGLISH),
    ):
        for full_name, handle in rng.sample(_names(language), number):
            yield _person(rng, today, language, full_name, handle)


def _names(language: Language) -> list[tuple[str, str]]:
    """Return every full name there can be, and how a mail address spells it."""
    if language is Language.CHINESE:
        return [
            (family + given, f"{sound}{spelt}")
            for family, sound in _pairs(_CHINESE_FAMILIES)
            for given, spelt in _pairs(_CHINESE_GIVEN)
        ]
    is_french = language is Language.FRENCH
    givens = _FRENCH_GIVEN if is_french else _ENGLISH_GIVEN
    families = _FRENCH_FAMILIES if is_french else _ENGLISH_FAMILIES
    return [
        (f"{given} {family}", f"{_plain(given)}.{_plain(family)}")
        for given in givens.split()
        for family in families.split()
    ]


def _pairs(words: str) -> Iterator[tuple[str, str]]:
    pieces = words.split()
    return zip(pieces[::2], pieces[1::2], strict=True)


def _plain(name: str) -> str:
    return name.casefold().translate(_ACCENTS)


def _person(
    rng: Random, today: date, language: Language, full_name: str, handle: str
) -> PersonLine:
    domain = rng.choice(("example.org", "example.com", "example.net"))
    has_phone = rng.randrange(10) < _PHONES_IN_TEN
    is_friend = rng.random() < _FRIENDS
    spheres: tuple[Sphere, ...] = (Sphere.FRIEND if is_friend else Sphere.BUSINESS,)
    if rng.random() < _BOTH:
        spheres = (Sphere.FRIEND, Sphere.BUSINESS)
    works = Sphere.BUSINESS in spheres
    return PersonLine(
        name=full_name,
        full_name=full_name,
        language=language if rng.random() < _LANGUAGE_SAID else None,
        emails=(f"{handle}@{domain}",),
        phones=(_phone(rng, language),) if has_phone and language in _PHONES else (),
        spheres=spheres if rng.random() < _SPHERE_SAID else (),
        circle=rng.choice(_CIRCLES),
        born=_birthday(rng, today),
        organisation=rng.choice(_PLACES[language]) if works else "",
        title=rng.choice(_TITLES[language]) if works else "",
    )


def _phone(rng: Random, language: Language) -> str:
    """Return a number of those that are kept for fiction."""
    four = rng.randrange(10_000)
    if language is Language.ENGLISH:
        return f"+44 20 7946 0{four % 1000:03}"
    start = rng.choice(_PHONES[language])
    return f"+33 {start} {four // 100:02} {four % 100:02}"


def _birthday(rng: Random, today: date) -> YearDay | None:
    if rng.randrange(10) >= _BIRTHDAYS_IN_TEN:
        return None
    day = today + timedelta(days=rng.randint(_FIRST_DAY, _LAST_DAY))
    if (day.month, day.day) == (2, 29):
        day += timedelta(days=1)
    known = rng.random() < _YEAR_SAID
    year = rng.randint(_OLDEST, _YOUNGEST) if known else None
    return YearDay(day.month, day.day, year)


_FRIENDS, _BOTH, _LANGUAGE_SAID, _SPHERE_SAID, _YEAR_SAID = 0.25, 0.15, 0.8, 0.85, 0.7

_ACCENTS = str.maketrans("àâäçéèêëîïôöûüÿ", "aaaceeeeiioouuy")

_PHONES = {
    Language.FRENCH: ("1 99 00", "4 65 71", "6 39 98", "2 61 91"),
    Language.ENGLISH: ("20 7946",),
}

_FRENCH_GIVEN = """
    Adèle Alix Antoine Armelle Baptiste Blanche Céleste Chloé Côme Cyril Damien Delphine
    Édith Émeline Estelle Fabrice Flavie Gaspard Gisèle Guillaume Héloïse Irène Jeanne
    Joachim Joséphine Juliette Ludovic Madeleine Maël Maxence Mathilde Noémie Olivier
    Pauline Quentin Raphaëlle Rémi Rosalie Sabine Solène Sylvain Thibault Ulysse
    Valentine Victor Violette Yann Zélie Aïcha Bintou Fatou Idriss Leïla Mehdi Yacine
"""
_FRENCH_FAMILIES = """
    Arnoult Baudry Berthier Blanchet Bonnard Bourdin Caradec Carlier Chapuis Charvet
    Corbin Courtois Dalmasso Daubigny Delmas Duchêne Escoffier Faucher Ferrière Fontanel
    Garnier Gauthey Guichard Hamelin Jacquet Joubert Lagrange Lambertin Lavigne Lemoine
    Maréchal Massenet Mercadier Montagnier Nicolet Pasquier Perrachon Poncet Rambaud
    Ravel Rivoire Roussillon Sabatier Tavernier Thévenet Vallier Verney Viallon Wagret
    Diallo Haddouche Nguyen Traoré Zerrouki
"""
_CHINESE_FAMILIES = """
    李 li 赵 zhao 黄 huang 吴 wu 徐 xu 高 gao 郭 guo 何 he 罗 luo 宋 song 谢 xie 唐 tang
    韩 han 冯 feng 董 dong 萧 xiao 程 cheng 曹 cao 袁 yuan 邓 deng 潘 pan 沈 shen
    欧阳 ouyang
"""
_CHINESE_GIVEN = """
    明 ming 芳 fang 静 jing 晓雯 xiaowen 子涵 zihan 建国 jianguo 雪 xue 志远 zhiyuan
    若溪 ruoxi 文博 wenbo 佳怡 jiayi 国强 guoqiang 心悦 xinyue 浩然 haoran 秀兰 xiulan
    一鸣 yiming 雨桐 yutong 海峰 haifeng 婉清 wanqing 泽宇 zeyu
"""
_ENGLISH_GIVEN = """
    Abigail Alasdair Beatrice Callum Chidi Daphne Dominic Edith Eleanor Farrah Fergus
    Gwen Harriet Imogen Isaac Jemima Kofi Leila Marcus Nell Olivia Percy Rosalind Rupert
    Saskia Thandi Toby Ursula Violet Winston Xanthe Zadie
"""
_ENGLISH_FAMILIES = """
    Abara Ashdown Blackwood Calloway Copperfield Dunmore Ellery Fairweather Galbraith
    Hathersage Ilesanmi Jessop Kingsnorth Lockhart Mortlake Nightingale Oakenshaw
    Penrose Quayle Ravenscroft Sedgewick Tillotson Underhill Venables Whitlock
"""
_PLACES = {
    Language.FRENCH: (
        "Halles du Fleuve",
        "Maison Vercors",
        "Banque des Terreaux",
        "Morel & Filles",
        "Café du Marché Gris",
        "École des Quais",
        "Imprimerie Croix-Paquet",
        "Festival des Lanternes",
        "Librairie du Pont",
        "Coopérative Sarment",
        "",
    ),
    Language.CHINESE: (
        "山海设计",
        "长河印刷",
        "湖畔茶局",
        "白鹭书店",
        "梧桐影像",
        "南风建筑",
        "",
    ),
    Language.ENGLISH: (
        "Clarke Partners",
        "Bristol Harbour Trust",
        "Northlight Studio",
        "Casa Azul",
        "Silk Museum",
        "Lantern & Sons",
        "",
    ),
}
_TITLES = {
    Language.FRENCH: (
        "graphiste",
        "développeuse",
        "chef de projet",
        "libraire",
        "architecte",
        "imprimeur",
        "directrice de la communication",
        "professeur",
        "avocat",
        "",
    ),
    Language.CHINESE: (
        "设计师",
        "工程师",
        "编辑",
        "摄影师",
        "市场经理",
        "教师",
        "建筑师",
        "",
    ),
    Language.ENGLISH: (
        "designer",
        "engineer",
        "editor",
        "researcher",
        "producer",
        "museum educator",
        "architect",
        "",
    ),
}
