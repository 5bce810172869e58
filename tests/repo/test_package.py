"""The app as it is installed, not as it lies in the checkout."""

import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.browsing import ROOT
from tests.made import client
from tests.tools.thirdparty import FILE, shipped, text
from webapp import __version__
from webapp.site.assets import build_id

ASK = """
from webapp import create_app
import webapp
from webapp.site.assets import build_id
print(webapp.__file__)
print(build_id())
print(create_app().test_client().get("/zh-Hans/steps/verify/").text)
"""


HERE = build_id()  # before the wheel is built: that compiles the catalogues again


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        str(out),
    ]
    copy = out / "source"  # building compiles the catalogues, which others read meanwhile
    for name in ("webapp", "translations"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-CONTENT", "THIRD-PARTY", "hatch_build.py"):
        shutil.copy(ROOT / name, copy / name)
    subprocess.run([*build, str(copy)], check=True, cwd=out)
    (made,) = out.glob("*.whl")
    return made


def test_the_wheel_holds_packs_templates_static_files_and_compiled_catalogues(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    for needed in (
        "webapp/packs/cn/steps/verify.toml",
        "webapp/ui/templates/base.html",
        "webapp/ui/js/sw.js",
        "webapp/ui/vendor/htmx-4.0.1/LICENSE",
        "webapp/translations/zh_Hans/LC_MESSAGES/messages.mo",
        "webapp/translations/zh_Hant/LC_MESSAGES/messages.mo",
    ):
        assert needed in names
    assert [name for name in names if name.startswith("tests/")] == []


def test_the_licences_of_others_travel_with_it_and_are_the_installed_ones(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert [name for name in names if name.endswith("/THIRD-PARTY")]
    for ours in ("/LICENSE", "/LICENSE-CONTENT"):
        assert [name for name in names if name.endswith(ours) and "dist-info" in name]
    assert FILE.read_text(encoding="utf-8") == text(), "run `make pin`"
    assert {name for name, _ in shipped()} >= {"flask", "granian", "msgspec", "htmx"}


def test_one_version_is_said_everywhere() -> None:
    app = client().application
    said = app.test_cli_runner().invoke(args=["version"]).output.split()

    assert said == [__version__, app.test_client().get("/healthz").text.split()[1]]
    assert app.test_client().get("/healthz").text.split()[2] == __version__
    assert f"{__version__} (" in app.test_client().get("/en/settings/").text
    assert f"## {__version__}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_installed_in_an_empty_environment_it_gives_a_chinese_page(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(pip, check=True, cwd=tmp_path)
    libraries = next(path for path in sys.path if path.endswith("site-packages"))
    site = next((tmp_path / "venv" / "lib").glob("python*/site-packages"))
    (site / "libraries.pth").write_text(libraries, encoding="utf-8")  # Flask and the rest, without the network

    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    asked = subprocess.run(
        [python, "-c", ASK], check=True, cwd=tmp_path, env=environment, capture_output=True, text=True
    )

    where, build, page = asked.stdout.split("\n", 2)
    assert where.startswith(str(tmp_path))
    assert build == HERE, "the same version compiled at another time or place must be the same build"
    assert "核实" in page


def test_what_ships_may_be_given_on_and_its_licence_is_listed() -> None:
    listed = dict(
        line.split() for line in (ROOT / "requirements" / "LICENCES").read_text(encoding="utf-8").split("\n") if line
    )
    pinned = re.findall(r"(?m)^([a-z0-9-]+)==", (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"))
    vendored = [folder.name.rsplit("-", 1)[0] for folder in (ROOT / "webapp" / "ui" / "vendor").iterdir()]

    assert sorted(listed) == sorted([*pinned, *vendored])
    assert set(listed.values()) <= {"BSD-3-Clause", "MIT", "0BSD"}
