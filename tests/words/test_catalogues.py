"""Words: none missing, none stale, none outside the catalogues."""

import re
import shutil
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from babel.messages.mofile import write_mo

from tests.made import NAMESPACE, READS_PAGES, paths
from webapp import create_app, locales
from webapp.house import PARTS
from webapp.locales import LOCALES
from webapp.settings import Settings
from webapp.site import assets, catalogues

pytestmark = READS_PAGES

PAGES = [path for path in paths() if path.startswith("/zh-Hans/")]
NOT_WORDS = {locale.name for locale in LOCALES} | {locale.short for locale in LOCALES} | {"12356", "KB"}


def test_no_sentence_is_missing_fuzzy_or_stale() -> None:
    assert catalogues.problems(PARTS) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda text: text.replace('msgstr "', 'msgstr "" #', 1), "missing"),
        (lambda text: re.sub(r'(msgid "about %\(n\)s min"\nmsgstr ").*', r'\1分钟"', text), "blanks differ"),
        (lambda text: re.sub(r'(msgid "Seven steps"\nmsgstr ").*', r'\1"', text), "no words"),
        (lambda text: text.replace('msgid "Seven steps"', '#, fuzzy\nmsgid "Seven steps"'), "fuzzy"),
        (lambda text: text.replace('msgid "Seven steps"', 'msgid "Eight steps"'), "stale"),
    ],
)
def test_each_kind_of_damage_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: object, problem: str
) -> None:
    folder = Path(shutil.copytree(locales.translations_folder(), tmp_path / "translations"))
    po = folder / "zh_Hans" / "LC_MESSAGES" / "messages.po"
    assert callable(change)
    if problem != "missing":
        po.write_text(change(po.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        po.unlink()
    monkeypatch.setattr(catalogues, "translations_folder", lambda: folder)

    assert [line for line in catalogues.problems(PARTS) if problem in line]


def test_a_missing_catalogue_stops_the_start_and_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locales, "translations_folder", lambda: tmp_path)

    with pytest.raises(FileNotFoundError, match=r"zh_Hans/LC_MESSAGES/messages\.mo"):
        create_app(Settings(dev=True))


@pytest.fixture(scope="module")
def bracketed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page with each sentence of the catalogue in brackets."""
    folder = tmp_path_factory.mktemp("pseudo")
    template = catalogues.extracted(PARTS)
    for locale in LOCALES:
        if locale.tag == "en":
            continue
        for message in template:
            message.string = f"⟦{message.id}⟧"
        compiled = folder / locale.babel / "LC_MESSAGES" / "messages.mo"
        compiled.parent.mkdir(parents=True)
        with compiled.open("wb") as file:
            write_mo(file, template)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locales, "translations_folder", lambda: folder)
        patch.setattr(assets, "translations_folder", lambda: folder)
        client = create_app(Settings(dev=True)).test_client()
    return {path: client.get(path).text for path in PAGES}


def bare_words(text: str) -> list[str]:
    """Words that came from no catalogue: what is left when every bracketed sentence is taken away."""
    while "⟦" in text:
        shorter = re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
        if shorter == text:
            break
        text = shorter
    return [word for word in re.findall(r"[^\W\d_]{2,}", text) if word not in NOT_WORDS]


def visible(element: Element) -> list[str]:
    found = []
    for one in element.iter():
        if one.tag in {NAMESPACE + "script", NAMESPACE + "style"}:
            continue
        found += [one.text or "", one.get("aria-label", ""), one.get("alt", ""), one.get("title", "")]
        found += [one.tail or ""]
    return found


def test_no_page_shows_a_word_that_was_not_translated(bracketed: dict[str, str]) -> None:
    found = {}
    for path in PAGES:
        page = html5lib.parse(bracketed[path])
        texts = [text for text in visible(page) if text.strip() and text.strip() not in NOT_WORDS]
        texts = [re.sub(r"(?<=version )\w{12}|\b[0-9a-f]{12}\b", "", text) for text in texts]
        found[path] = [word for text in texts for word in bare_words(text)]
        assert "⟦" in bracketed[path]

    assert {path: words for path, words in found.items() if words} == {}
