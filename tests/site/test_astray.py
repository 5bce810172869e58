"""An address in a chat takes in what stands behind it, a comma or a bracket: it leads to the page all the same."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browsing import Server
from tests.conftest import NewPage, until_ready
from tests.hosts import HOSTS, exported
from tests.made import TAGS, client

BEHIND = ["。", "，别急", "）", "」看这个/那个", "\u3000好", "别急", '"', "'", ".", "...", ",", "!", ")", ", see"]
BEHIND += ["%A1%A3"]  # of another encoding
PAGES = ["/zh-Hans/relatives/", "/zh-Hans/relatives/parent/", "/en/", "/zh-Hant/notices/parent/called/"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("behind", BEHIND)
def test_what_stands_behind_an_address_is_left_off(path: str, behind: str) -> None:
    for address in (path, path.removesuffix("/")):
        answer = client().get(quote(address + behind, safe="/%'()!,"), headers={"Accept-Language": "fr"})

        assert (answer.status_code, answer.headers["Location"]) == (302, path)
        assert answer.headers["Cache-Control"] == "no-store"
        assert client().head(quote(address + behind, safe="/%'()!,")).status_code == 302


@pytest.mark.parametrize("path", ["/en/nothing，", "/en/%00", "/en/now/.x", "/../etc", "/x.php", "/en/../now/"])
def test_what_is_no_page_without_it_either_is_not_here(path: str) -> None:
    assert client().get(quote(path, safe="/%."), follow_redirects=True).status_code == 404


def test_what_is_sent_there_is_refused_as_anywhere() -> None:
    assert client().post(quote("/en/relatives/。")).status_code in {404, 405, 308}


@pytest.mark.parametrize("tag", TAGS)
def test_a_page_that_is_not_here_names_the_page_for_relatives(tag: str) -> None:
    link = f'<main.*href="/{tag}/relatives/".*</main>'

    assert re.search(link, client().get(f"/{tag}/relatives/nobody/").text, re.DOTALL)
    assert re.search(link, client().get(f"/{tag}/offline/").text, re.DOTALL)
    for folder in (tag, f"{tag}/notices"):
        missing = (exported() / folder / "404.html").read_text(encoding="utf-8")
        assert re.search(link, missing, re.DOTALL)


@pytest.mark.parametrize("host", ["nginx", "caddy"])
@pytest.mark.parametrize("path", ["/zh-Hans/relatives/parent/", "/zh-Hans/notices/parent/called/"])
def test_from_a_folder_of_files_it_leads_to_the_page_too(new_page: NewPage, host: str, path: str) -> None:
    with HOSTS[host]() as server:
        page = new_page(service_workers="block")
        for behind in ("，别急", "。", ")", "."):
            page.goto(server.url + path + behind)
            page.wait_for_url(server.url + path)
        page.goto(f"{server.url}//localhost，")
        page.wait_for_url(f"{server.url}//localhost")  # and to no other host
        page.goto(f"{server.url}/zh-Hans/relatives/nobody.html，")

        expect(page.locator("h1")).to_have_text("没有这一页")
        plain = new_page(java_script_enabled=False)
        plain.goto(f"{server.url}/zh-Hans/relatives/，别急")
        plain.locator("main a[href='/zh-Hans/relatives/']").click()
        expect(plain.locator(".donts li")).to_have_count(3)


def test_without_network_it_leads_to_the_page_that_is_kept(new_page: NewPage, own_site: Server) -> None:
    page = new_page()
    until_ready(page, f"{own_site.url}/zh-Hans/")
    own_site.kill()
    for address, path in {
        "/zh-Hans/relatives/parent/，别急": "/zh-Hans/relatives/parent/",
        "/zh-Hans/relatives。": "/zh-Hans/relatives/",
    }.items():
        page.goto(own_site.url + address)
        expect(page).to_have_url(own_site.url + path)
        expect(page.locator(".donts li")).to_have_count(3)
    page.goto(f"{own_site.url}/zh-Hans/nothing，")
    expect(page.locator("h1")).to_have_text("没有网，这一页也没存下来")
