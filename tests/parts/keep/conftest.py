"""The page of backups, open."""

import pytest
from playwright.sync_api import Page

from tests.browsing import Server
from tests.parts.keep.pages import KEEP


@pytest.fixture
def keep(page: Page, site: Server) -> Page:
    page.goto(site.url + KEEP)
    return page
