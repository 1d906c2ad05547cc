"""A library of agreements "like it": made from the real one, the same on every machine, for measuring only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import yaml

from kyoyaku.model import Files, text_hash
from kyoyaku.text.japanese import in_era
from kyoyaku.text.readings import bare
from tests import made
from tests.search.places import Place, number, pairs, split, variety

AGREEMENTS = "content/agreements/"
REAL = f"{AGREEMENTS}{made.REAL}/"
CHOMES = (("一", "いっ"), ("二", "に"), ("三", "さん"), ("四", "よん"), ("五", "ご"))
TOPICS = (
    ("観光", "tourism", "tourism"),
    ("農業", "agriculture", "local-resources"),
    ("子育て", "child-rearing", "childcare"),
    ("移住", "migration", "exchange-and-migration"),
    ("不法投棄", "illegal dumping", "illegal-dumping"),
    ("消費者", "consumer", "consumer-support"),
    ("女性", "women", "womens-participation"),
    ("障がい者", "disabilities", "disability-welfare"),
    ("成年後見制度", "adult guardianship", "elderly-welfare"),
    ("公共交通", "public transportation", "central-hubs-and-transit"),
    ("イノベーション", "innovation", "industry-clusters"),
    ("高等学校", "high schools", "high-school-activities"),
    ("社会教育", "social education", "social-education"),
    ("学校教育", "school education", "school-education"),
    ("避難所", "evacuation centers", "safe-communities"),
    ("ドクターカー", "doctor cars", "medical-system"),
)
"""Topics with the one measure that is about them in every agreement: in Japanese, in English, its id."""


@dataclass(frozen=True)
class Made:
    """One made agreement: whom it binds, and the number that everything else about it is drawn from."""

    city: Place
    town: Place

    @property
    def slug(self) -> str:
        return f"{self.city.stem_english}-{self.town.stem_english}".lower()

    def draw(self, what: str, amount: int) -> int:
        """A number below `amount`, of its own for everything that is drawn."""
        return number(self.slug, what) % amount

    @property
    def day(self) -> date:
        return date(2015, 3, 1) + timedelta(days=self.draw("day", 3000))


@cache
def agreements(amount: int) -> tuple[Made, ...]:
    """The made agreements of a library; the real one stands beside them."""
    return tuple(Made(*pair) for pair in pairs(amount - 1))


@cache
def generated(amount: int = 400) -> Files:
    """The files of a library of so many agreements: the real one, and others made from it."""
    files = dict(made.project())
    for one in agreements(amount):
        for name, content in _files(one).items():
            files[f"{AGREEMENTS}{one.slug}/{name}.yaml"] = json.dumps(content, ensure_ascii=False, indent=1).encode()
    terms = [term for one in agreements(amount) for term in _terms(one)]
    terms += [_prefecture(packed) for packed in variety()["prefectures"][1:]]
    entries = "".join(f"- {json.dumps(term, ensure_ascii=False)}\n" for term in terms)
    return {**files, "content/terms.yaml": files["content/terms.yaml"] + entries.encode()}


@dataclass(frozen=True)
class Asked:
    """A query of the kind "town + topic", and the one result that it means."""

    q: str
    lang: str
    agreement: str
    measure: str


def town_topics(asked: int, amount: int = 400) -> Iterator[Asked]:
    """So many queries in Japanese and as many in English, drawn over all agreements, places and topics."""
    for at in range(asked):
        one = agreements(amount)[number("asked", at) % (amount - 1)]
        place = one.city if at % 4 == 0 else one.town
        ja, en, measure = TOPICS[(at + number("topic", at)) % len(TOPICS)]
        yield Asked(f"{place.name} {ja}", "ja", one.slug, measure)
        english = place.stem_english if at % 2 else place.english
        yield Asked(f"{english} {en}", "en", one.slug, measure)


@cache
def _real(name: str) -> Any:
    return yaml.load(made.project()[f"{REAL}{name}.yaml"], Loader=yaml.CBaseLoader)


@dataclass(frozen=True)
class Draft:
    """An agreement in the making. `units` is its Japanese by unit, which translations are made from."""

    made: Made
    agreement: dict[str, Any]
    units: dict[str, str]
    english: dict[str, str]
    readings: dict[str, str]

    def put(self, unit: str, ja: str, english: str, reading: str | None = None) -> str:
        """A unit in other words: its Japanese, which the agreement prints."""
        self.units[unit], self.english[unit] = ja, english
        self.readings.pop(unit, None)
        if reading is not None:
            self.readings[unit] = reading
        return ja


def _files(one: Made) -> dict[str, Any]:
    """The files of one agreement by their names."""
    ja = {key: text.ja for key, text in made.real().agreement.units.items()}
    en = {key: entry["text"] for key, entry in _real("en")["units"].items()}
    draft = Draft(one, *(_renamed(one, part) for part in (_real("agreement"), ja, en, _real("readings")["units"])))
    _dress(draft)
    for category in _categories(draft.agreement["annexes"][0]):
        for measure in category.get("measures", ()):
            _vary(draft, measure)
        if one.draw("order", 3) == 0:
            category.get("measures", []).sort(key=lambda measure: number(one.slug, measure["id"]))
    translated = {
        unit: {"text": words, "source": text_hash(draft.units[unit]), "status": "reviewed"}
        for unit, words in draft.english.items()
    }
    return {
        "agreement": draft.agreement,
        "en": {"language": "en", "units": translated},
        "readings": {"units": draft.readings},
        **{f"guide.{lang}": _renamed(one, _real(f"guide.{lang}")) for lang in ("ja", "en")},
    }


def _renamed(one: Made, value: Any) -> Any:
    """A value with the names of the real places replaced by those of an agreement, all the way down."""
    if isinstance(value, dict):
        return {key: _renamed(one, inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(one, inner) for inner in value]
    for real, other in _names(one):
        value = value.replace(real, other)
    return value


def _names(one: Made) -> Iterator[tuple[str, str]]:
    yield "{はちのへし}", f"{{{one.city.kana}}}"
    yield "{はしかみちょう}", f"{{{one.town.kana}}}"
    yield "階上町", one.town.name
    yield "八戸", one.city.stem
    yield "Hachinohe", one.city.stem_english
    yield "Hashikami Town", one.town.english
    yield "2017年（平成29年）3月22日", f"{one.day.year}年{one.day.month}月{one.day.day}日"
    yield "March 22, 2017", f"{one.day:%B} {one.day.day}, {one.day.year}"
    if one.town.suffix == "村":
        yield "町長", "村長"
        yield "{ちょうちょう}", "{そんちょう}"


def _dress(draft: Draft) -> None:
    """Codes, date, addresses and people of its own."""
    one, agreement = draft.made, draft.agreement
    agreement["date"] = {
        "text": draft.put("date", in_era(one.day), f"{one.day:%B} {one.day.day}, {one.day.year}"),
        "value": str(one.day),
    }
    for party, place in zip(agreement["parties"], (one.city, one.town), strict=True):
        party |= {"prefecture": split(variety()["prefectures"][place.prefecture])[0], "code": place.code}
    agreement["parties"][1]["kind"] = "town" if one.town.suffix == "町" else "village"
    for signatory, place in zip(agreement["signatories"], (one.city, one.town), strict=True):
        unit = signatory["id"]
        name = f"{_one_of(one, unit, 'surnames')} {_one_of(one, unit, 'given')}"
        signatory["name"] = draft.put(f"{unit}.name", name, name)
        signatory["address"] = _address(draft, f"{unit}.address", place)


def _address(draft: Draft, unit: str, place: Place) -> str:
    street, kana, latin = split(_one_of(draft.made, unit, "streets"))
    chome = draft.made.draw(f"{unit}: chome", len(CHOMES))
    house = draft.made.draw(f"{unit}: house", 90) + 1
    kanji, chome_kana = CHOMES[chome]
    return draft.put(
        unit,
        f"{place.name}{street}{kanji}丁目{house}番地",
        f"{house}, {latin} {chome + 1}-chome, {place.english}",
        f"{place.name}{{{place.kana}}}{street}{{{kana}}}{kanji}丁目{{{chome_kana}ちょうめ}}{house}番地{{ばんち}}",
    )


def _one_of(one: Made, unit: str, what: str) -> str:
    words: list[str] = variety()[what]
    return words[one.draw(f"{unit}: {what}", len(words))]


def _categories(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for category in node.get("categories", ()):
        yield category
        yield from _categories(category)


def _vary(draft: Draft, measure: dict[str, Any]) -> None:
    """Some measures are printed otherwise: about a third of those that variety.yaml knows."""
    one, ident, cells = draft.made, measure["id"], measure["cells"]
    for change in variety()["measures"]:
        if change["id"] != ident or one.draw(ident, 3):
            continue
        title = cells["title"] = draft.put(f"{ident}.title", bare(change["title"]), change["en"], change["title"])
        cells["content"] = draft.put(
            f"{ident}.content",
            change["content"].format(city=one.city.name, town=one.town.name),
            change["details"].format(city=one.city.english, town=one.town.english),
        )
        cells["kou"] = draft.put(
            f"{ident}.kou",
            f"{title}に向け、圏域の中心的な役割を担うとともに関係町村と連携を推進する。",
            f"With a view to {change['aim']}, play a central role in the Region and promote cooperation with the "
            "towns and villages concerned.",
        )


def _terms(one: Made) -> Iterator[dict[str, Any]]:
    for place in (one.city, one.town):
        prefecture, _, latin = split(variety()["prefectures"][place.prefecture])
        yield _term(place.name, place.kana, place.english, f"{prefecture}にある{place.suffix}です。",
                    f"A {place.suffix_english.lower()} in {latin} Prefecture.")  # fmt: skip
    city = one.city
    yield _term(f"{city.stem}圏域", f"{city.stem_kana}けんいき", f"{city.stem_english} Region",
                f"{city.name}を中心とする圏域です。", f"The area around {city.english}.")  # fmt: skip


def _prefecture(packed: str) -> dict[str, Any]:
    name, kana, latin = split(packed)
    return _term(name, kana, f"{latin} Prefecture", "県です。", "A prefecture.")


def _term(name: str, kana: str, english: str, ja: str, en: str) -> dict[str, Any]:
    return {
        "id": english.lower().replace(" ", "-"),
        "term": name,
        "kind": "place",
        "reading": kana,
        "explanation": {"ja": ja, "en": en},
        "translation": {"en": english},
        "status": "provisional",
        "link": False,
    }
