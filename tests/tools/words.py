"""How the check of messages does on each half of its corpus, and on sentences by who had not seen it: `make check-words`."""

from __future__ import annotations

from collections.abc import Iterable

from tests.made import TAGS
from tests.parts.notices.lint.corpus import FRESH, HALVES, Said, judged

STOPS = {"t1", "t2", "t3", "t4", "v1", "v1-long", "v2", "v3", "v4", "a1", "a2", "u1"}
"""What stops or warns; a suggestion or an offer of help does neither."""
