"""What a browser may ask for, and the language it gets: read by Python and by Chromium."""

TAG_TABLE = [
    ("zh-CN", "zh-Hans"),
    ("zh", "zh-Hans"),
    ("zh-SG", "zh-Hans"),
    ("zh-Hans-HK", "zh-Hans"),
    ("cmn-CN", "zh-Hans"),
    ("zh-TW", "zh-Hant"),
    ("zh-HK", "zh-Hant"),
    ("zh-MO", "zh-Hant"),
    ("zh-Hant-CN", "zh-Hant"),
    ("zh_hant", "zh-Hant"),
    ("yue", "zh-Hant"),
    ("yue-HK", "zh-Hant"),
    ("en-GB", "en"),
    ("en", "en"),
    ("fr-FR", None),
    ("*", None),
    ("", None),
    ("no such tag; <b>", None),
    ("english", None),
]

HEADER_TABLE = [
    ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
    ("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant"),
    ("fr-FR,en;q=0.5", "en"),
    ("zh-TW;q=0,en", "en"),
    ("en;q=0.3,zh-HK;q=0.8", "zh-Hant"),
    ("*", "zh-Hans"),
    ("", "zh-Hans"),
    (";;;,,q=", "zh-Hans"),
]
