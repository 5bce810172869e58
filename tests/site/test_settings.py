import pytest

from webapp.settings import Settings, SettingsError


def test_with_nothing_set_it_is_right_for_one_laptop() -> None:
    assert Settings.from_env({}) == Settings(https=False, worker_off=False, dev=False)


@pytest.mark.parametrize("name", ["HTTPS", "WORKER_OFF", "DEV"])
def test_a_switch_that_is_neither_1_nor_0_stops_the_start_and_is_named(name: str) -> None:
    with pytest.raises(SettingsError, match=f"{name} must be 1 or 0, not 'yes'"):
        Settings.from_env({name: "yes"})


@pytest.mark.parametrize("origin", ["steady.example", "https://steady.example/", "javascript:alert(1)", "https://a b"])
def test_an_origin_that_is_not_just_a_host_stops_the_start(origin: str) -> None:
    with pytest.raises(SettingsError, match=r"ORIGIN must be like https://example\.org"):
        Settings.from_env({"ORIGIN": origin})


def test_origin_and_pages_are_read() -> None:
    settings = Settings.from_env({"ORIGIN": "https://steady.example", "PAGES": "pages"})

    assert settings.origin == "https://steady.example"
    assert str(settings.pages) == "pages"
