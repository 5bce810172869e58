"""What sets a machine up says what is wrong, and where."""

import shutil
import subprocess
from pathlib import Path

from tests.browsing import ROOT


def test_a_catalogue_that_does_not_compile_says_why(tmp_path: Path) -> None:
    for name in (".ci", "requirements", "translations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "package-lock.json", tmp_path)
    for name in (".venv", "node_modules"):  # as they are: nothing is to be installed
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "translations" / "zh_Hant" / "LC_MESSAGES" / "messages.po").write_bytes(b'msgid "a"\nmsgstr "\xff"\n')

    done = subprocess.run([".ci/setup", "test"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "could not compile the translations:" in done.stderr
    assert "can't decode byte 0xff" in done.stderr
