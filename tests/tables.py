"""What a browser may ask for, and the language it gets: read by Python and by node."""

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

Place = tuple[str, bool, int, str]
WHERE: list[Place] = [
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) MicroMessenger/8.0", False, 5, "wechat-ios"),
    ("Mozilla/5.0 (Linux; Android 14) Chrome/120 XWEB/1 MicroMessenger/8.0", False, 5, "wechat-android"),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/27.2 Safari/604.1", False, 5, "ios-tab"),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)", True, 5, "ios-app"),
    ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605", False, 5, "ios-tab"),
    ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605", False, 0, "desktop"),
    ("Mozilla/5.0 (Linux; Android 14) Chrome/157 Mobile", False, 5, "android"),
    ("Mozilla/5.0 (Linux; Android 14) Chrome/157 Mobile", True, 5, "android-app"),
    ("Mozilla/5.0 (Linux; Android 14; wv) AlipayClient/10", False, 5, "in-app"),
    ("Mozilla/5.0 (Linux; Android 14) XiaoMi/MiuiBrowser/18", False, 5, "china-browser"),
]
