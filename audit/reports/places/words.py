"""What a region's name was taken for, in words."""

from audit.place_names import PlaceName


def meant(name: PlaceName) -> str:
    """The area and the countries, and a currency that is not the one that is expected there."""
    if not name.meaning.known:
        return ""
    countries = name.meaning.countries
    where = ", ".join(countries) if len(countries) <= 3 else f"{len(countries)} countries"
    told = name.meaning.group if name.meaning.metros or len(countries) == 1 else name.meaning.group.capitalize()
    odd = [code for code in name.currencies if name.expected and code not in name.expected]
    paid = f", in {' and '.join(odd)}" if odd else ""
    return f"{told} ({where}){paid}"
