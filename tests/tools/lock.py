"""Leave in package-lock.json what pins a package (version and hash) and no address: the last step of `make pin`."""

from __future__ import annotations

import json

from tests.browsing import ROOT


def main() -> None:
    path = ROOT / "package-lock.json"
    lock = json.loads(path.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        for key in ("funding", "resolved"):
            package.pop(key, None)
    path.write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
