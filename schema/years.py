"""The years that a text names as dates: `2024-2025`, `FY25`, `Q4'25`."""

from collections.abc import Iterator

from schema.pattern import late

# Each form begins with its first character, and looks behind that for what stands before it: most places are passed over fast.
_YEAR = late(
    r"(?P<whole>[12](?<![0-9$€£¥₹.,].)(?:(?<=1)9|(?<=2)0)[0-9]{2})(?:[-–/](?P<until>[0-9]{2})(?![0-9]))?(?![0-9%+]|,[0-9]|[KMB]\b)"
    r"|[FCQH](?<![^\W_].)(?:(?<=[FC])Y|(?<=Q)[1-4]|(?<=H)[12])[ ]?['’-]?(?P<short>[0-9]{2})(?![0-9%])"
    r"|['’](?<![^\s([,;/–-].)(?P<cut>[0-9]{2})(?![0-9%\w])"
)


def years_in(text: str, latest: int) -> Iterator[tuple[int, int, int]]:
    """The years up to `latest` in a text, with their places: `2025-2030` names a forecast too, and that is no date."""
    for match in _YEAR.finditer(text):
        for name in ("whole", "until", "short", "cut"):
            if (digits := match[name]) is None:
                continue
            year = int(digits) if len(digits) == 4 else 2000 + int(digits)
            # `2024/03` is a month.
            month = name == "until" and year <= int(match["whole"])
            if year <= latest and not month:
                yield year, match.start(name), match.end(name)
