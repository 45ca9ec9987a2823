"""The words of hostile inputs: YAML values that mean another thing than they seem to, marks, amounts in every form."""

from random import Random

VALUES = (
    "", "null", "~", "NO", "yes", "0", "-1", "012", "0x1F", "0b101", "1_000", "1,000", "1:30", "1e3", ".inf", "-.Inf", ".nan",
    "1.5", "150000.0", "150.000", "9" * 40, "9" * 5000, "1" + "0" * 309, "1e999", "-0", "+5", "2026-02-30", "2026-13-01",
    "2026-02-23", "0000-01-01", "9999-12-31", "2026-02-23T10:00:00Z", "23 February 2026", "02/03/2026", "2025-Q4", "2025-Q5",
    "Q4 2025", '"150,000"', "'150000'", '"\\u0000"', '"\\ud800"', '"\\x1b[31m"', "[]", "{}", "[1, 2]", "{a: 1}", "{a: 1,000}",
    "[[[[[[[[1]]]]]]]]", "&a x", "*a", "&a [*a]", "!!binary aGk=", "!!python/object/apply:os.system [id]", "!!timestamp x",
    "!!int x", "!!float 1", "!!set {a}", "!!omap [a: 1]", "!!null x", "<<: *a", "? a", "- a", "|", ">", "|2-", ">+9", "%YAML 1.1",
    "@a", "`a`", "high", "HIGH", "standard", "active", "retired", "draft", "USD", "usd", "EUR/GBP", "XXX", "New York", "München",
    "東京", "🇬🇧 London", "a" * 300, "a b\u2028c", "\ufeffa", "a\u202eb", "# c", "x # payproof: ignore[PAY203] why",
    "New York # payproof: ignore", '"a\\nb"', "'it''s'", "London:", "a: b", "{{ 1 }}", "=cmd|' /C calc'!A0", "@SUM(1)", "-2+3",
)  # fmt: skip

TOKENS = (
    "---", "\n---\n", "|", "||", "\n|", "|---|", "\\|", "\\", "`", "``", "```\n", "~~~\n", "**", "__", "*", "[", "](", ")", "[a](b)",
    "![a](b)", "<", ">", "<!--", "-->", "<!-- payproof: ignore[TAB302] why -->", "<!-- payproof: ignore -->", "<b>", "</b>", "<br>",
    "<script>alert(1)</script>", "&amp;", "&#0;", "&#x110000;", "\n\n", "\n# ", "\n### ", "\n- ", "\n> ", "\n1. ", "\n    ", "\t",
    "\r", "\r\n", "\x0b", "\x0c", "\x1b[31m", "\x85", "\u2028", "\u2029", "\ufeff", "\u200b", "\u202e", "\xa0", "\0", "\ud800", "٣", "½", "²",
    "🇬🇧", ":gb:", "é", "e\u0301", "ß", "İ", "ﬁ", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> b\n", "::error::x", "##[x]", "%0A", "#", "# ", ": ",
    ":", "- ", "-", "–", "—", "−", "~", "+", "/", "(", ")", ",", ".", "'", '"', "$", "€", "£", "¥", "₹", "USD", "A$", "K", "M", "L", "Cr", "%", "0",
    "1", "9", "00", "4yr", "/yr", "/mo", "(4yr vest)", "Base", "Stock", "Bonus", "Total Comp", "Region", "Level", "Component", "Sign-On",
    "N/A", "Included in base", "Variable", "(USD)", "EUR/GBP", "Negotiation DNA:", "**Level Mapping:**", "Evidence & Sources",
    "Levels.fyi", "(2025)", "compensation:", "region: ", "  - region: x\n", "currency: ", "base_low: ", "stock_vest_years: 0",
    "total_comp_basis: annualised", "review: {snoozed_until: 2026-12-01, reason: x, by: y}", "currencies: {stock: USD}", "status: retired",
)  # fmt: skip

MARKS = (
    ("**", "**"), ("*", "*"), ("__", "__"), ("`", "`"), ("``", "``"), ("~~", "~~"), ("[", "](x)"), ("![", "](x)"), ("<!--", "-->"),
    ("<b>", "</b>"), ("<", ">"), ("(", ")"), ("[", "]"), ("{", "}"), ('"', '"'), ("'", "'"), ("\n```\n", "\n```\n"), ("\n---\n", "\n---\n"),
    ("\n> ", "\n"), ("\n- ", "\n"), ("\n    ", "\n"), ("| ", " |"), ("\n<div>\n", "\n</div>\n"), ("&a ", ""), ("# ", ""), ("\\", "\\"),
)  # fmt: skip

_SIGNS = (
    "$",
    "€",
    "£",
    "¥",
    "₹",
    "A$",
    "C$",
    "HK$",
    "US$",
    "R$",
    "NT$",
    "zł",
    "kr",
    "USD ",
    "EUR",
    "JPY ",
    "SEK ",
    "PLN ",
    "CHF",
    " USD",
    "",
    "",
)
_NUMBERS = (
    "150",
    "1.26",
    "20",
    "155,000",
    "28,00,000",
    "1,00,00,000",
    "0",
    "1",
    "12",
    "2.0",
    "1,143",
    "51",
    "99999",
    "0.5",
    "150.000",
    "1 500",
)
_UNITS = ("K", "K", "K", "M", "L", "Cr", "k", "m", "", "B", "%", "+", " lakh", " million")
_JOINS = ("–", "-", " - ", " – ", "—", " to ", "/", " / ", "~", "..", " (", "), ", " + ", " or ", ",")
_ENDS = (
    "",
    "",
    "",
    "/yr",
    "/4yr",
    "/mo",
    " (4yr vest)",
    "%",
    " target",
    "+",
    " PD RSUs",
    " (senior only)",
    "/hr",
    " (10-15%)",
    "**",
    ")",
)


def money(random: Random) -> str:
    """An amount, a range, or what a hurried hand makes of several."""
    words = []
    for _ in range(random.choice((1, 2, 2, 2, 3, 4))):
        words += [random.choice(_SIGNS), random.choice(_NUMBERS), random.choice(_UNITS)]
        words += [random.choice(_JOINS)]
    return "".join([*words[:-1], random.choice(_ENDS)])
