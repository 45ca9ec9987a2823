"""What a region's name was taken for, in words."""

from audit.place_names import PlaceName
from schema.wording import both


def meant(name: PlaceName) -> str:
    """The area and the countries, and a currency that is not the one that is expected there."""
    if not name.meaning.known:
        return ""
    countries = name.meaning.countries
    where = ", ".join(countries) if len(countries) <= 3 else f"{len(countries)} countries"
    area = name.meaning.group if name.meaning.metros or len(countries) == 1 else name.meaning.group.capitalize()
    odd = [code for code in name.currencies if name.expected and code not in name.expected]
    counted = zip(name.currencies, name.times, strict=True)
    told = [f"{code} ({times:,})" if len(name.currencies) > 1 else code for code, times in counted]
    paid = f", in {both(told)}" if odd else ""
    return f"{area} ({where}){paid}"
