import pytest

from tests.made import TAGS, app, client

HEADINGS = {"zh-Hans": "没有这一页", "zh-Hant": "沒有這一頁", "en": "This page is not here"}


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("rest", ["nothing/", "now/no-such-card/", "steps/no-such-step/", "steps/verify/how/", "%00"])
def test_an_unknown_page_says_so_in_the_language_of_its_address(tag: str, rest: str) -> None:
    answer = client().get(f"/{tag}/{rest}", headers={"Accept-Language": "fr"})

    assert answer.status_code == 404
    assert f"<h1>{HEADINGS[tag]}</h1>" in answer.text
    assert f'href="/{tag}/"' in answer.text


@pytest.mark.parametrize(("header", "tag"), [("zh-TW", "zh-Hant"), ("en-GB", "en"), ("", "zh-Hans"), ("xx", "zh-Hans")])
@pytest.mark.parametrize("path", ["/fr/", "/zh-CN/", "/zh_Hans/", "/EN/", "/nothing", "/..%2f..%2fetc/passwd"])
def test_outside_a_language_it_speaks_the_browsers(path: str, header: str, tag: str) -> None:
    answer = client().get(path, headers={"Accept-Language": header})

    assert answer.status_code == 404
    assert f'<html lang="{tag}"' in answer.text
    assert HEADINGS[tag] in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_sent_to_it(method: str) -> None:
    answer = client().open("/en/", method=method, data={"note": "secret"})

    assert answer.status_code == 405
    assert "This page can only be read" in answer.text
    assert "secret" not in answer.text


def test_a_missing_last_slash_is_mended() -> None:
    answer = client().get("/en/steps/verify")

    assert (answer.status_code, answer.headers["Location"]) == (308, "/en/steps/verify/")


def test_our_own_mistake_is_a_calm_page_and_shows_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app().view_functions, "health.health", lambda: 1 / 0)
    answer = client().get("/healthz", headers={"Accept-Language": "en"})

    assert answer.status_code == 500
    assert "nothing on your phone is lost" in answer.text
    assert "ZeroDivisionError" not in answer.text
