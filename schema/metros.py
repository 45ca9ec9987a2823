"""Metropolitan areas: the labour market that a place belongs to, so that pay in it is compared with pay next door."""

from functools import cache

# Members by the names of schema/places.py, after the statistics of each country:
# US: combined statistical areas where people commute across (San Jose-San Francisco-Oakland, New York-Newark,
#     Washington-Baltimore ... ), Office of Management and Budget, Bulletin 23-01, July 2023.
# CA: census metropolitan areas, Statistics Canada, 2021. GB: travel to work areas, Office for National Statistics, 2011.
# IN: urban agglomerations and the National Capital Region, Census of India, 2011, and NCR Planning Board.
# DE, NL, FR, CH, DK, SE, NO, FI: functional urban areas, Eurostat and OECD, 2020. KR: Seoul Capital Area, Statistics Korea.
# JP: Greater Tokyo and Keihanshin, Statistics Bureau of Japan, 2020. IL, AU, PL: the statistical metropolises of each country.
# A name that stands for cities in two of these areas (Newark, Columbia, Arlington) is in none.
_METROS = {
    "US": """
        San Francisco Bay Area: San Francisco, Oakland, San Jose, Palo Alto, Mountain View, Sunnyvale, Santa Clara,
            Cupertino, Menlo Park, Redwood City, San Mateo, San Carlos, Foster City, Fremont, Milpitas, Los Gatos, Campbell,
            Pleasanton, Emeryville, Berkeley, San Bruno, Burlingame, Belmont, Los Altos, Hayward, Livermore, San Ramon,
            Walnut Creek;
        New York: Jersey City, Hoboken, Weehawken, Secaucus, Murray Hill, Basking Ridge, Holmdel, White Plains, Armonk,
            Yorktown Heights, Long Island, Stamford, Greenwich, Westport, Wilton, Norwalk, Darien, New Jersey,
            Tri-State Area;
        Los Angeles: Santa Monica, Burbank, Culver City, Playa Vista, Venice Beach, El Segundo, Hawthorne, Pasadena,
            Long Beach, Torrance, Irvine, Costa Mesa, Newport Beach, Anaheim, Orange County, Santa Ana, Riverside;
        Seattle: Bellevue, Redmond, Kirkland, Bothell, Tacoma;
        Boston: Cambridge, Somerville, Waltham, Newton, Framingham, Needham, Quincy, Lowell, Worcester, Providence, Nashua;
        Washington: McLean, Tysons, Tysons Corner, Reston, Herndon, Fairfax, Bethesda, Rockville, Gaithersburg, Baltimore,
            Annapolis, Fort Meade;
        Chicago: Evanston, Oak Brook; Austin: Round Rock; San Diego: Carlsbad, La Jolla;
        Dallas: Fort Worth, Plano, Frisco, Irving, Richardson, Southlake, Westlake; Houston: The Woodlands;
        Denver: Boulder, Broomfield, Golden; Phoenix: Scottsdale, Tempe, Chandler, Mesa;
        Minneapolis: Twin Cities, St. Paul, Minnetonka, Eden Prairie; Philadelphia: Malvern, King of Prussia, Conshohocken,
            Wilmington; Atlanta: Alpharetta; Miami: Fort Lauderdale, Plantation, Boca Raton, West Palm Beach, Palm Beach;
        Research Triangle: Raleigh, Durham, Cary, Chapel Hill, Morrisville; Salt Lake City: Lehi, Provo, Draper, Park City,
            Silicon Slopes; Detroit: Ann Arbor, Dearborn, Auburn Hills; Kansas City: Overland Park; Portland: Beaverton,
            Hillsboro; Santa Barbara: Goleta, Carpinteria; Tampa: St. Petersburg; Huntsville: Redstone Arsenal
    """,
    "CA": """
        Toronto: Mississauga, Brampton, Markham, Oakville; Vancouver: Burnaby, Richmond, Surrey; Montreal: Laval;
        Ottawa: Gatineau, Kanata; Waterloo: Kitchener
    """,
    "BR": "São Paulo: Osasco, Barueri",
    "GB": """
        London: Croydon, Richmond upon Thames, Watford; Oxford: Abingdon, Didcot, Harwell; Reading: Bracknell;
        Slough: Maidenhead, Windsor, Staines
    """,
    "FR": "Paris: Saclay, Versailles, Boulogne-Billancourt, La Défense; Nice: Sophia Antipolis, Cannes",
    "DE": """
        Mannheim: Walldorf, Heidelberg; Munich: Garching; Berlin: Potsdam; Frankfurt: Darmstadt, Mainz, Wiesbaden;
        Stuttgart: Böblingen; Nuremberg: Erlangen
    """,
    "NL": "Eindhoven: Veldhoven; Amsterdam: Haarlem, Hoofddorp, Hilversum; The Hague: Delft, Leiden",
    "SE": "Stockholm: Kista, Solna; Malmö: Lund",
    "NO": "Oslo: Fornebu",
    "DK": "Copenhagen: Kongens Lyngby, Bagsværd",
    "FI": "Helsinki: Espoo, Vantaa",
    "PL": "Tricity: Gdansk, Gdynia, Sopot; Katowice: Gliwice",
    "IL": """
        Tel Aviv: Herzliya, Ra'anana, Petah Tikva, Netanya, Rehovot, Hod HaSharon, Kfar Saba, Ramat Gan, Holon,
            Rishon LeZion, Rosh HaAyin, Bnei Brak, Givatayim; Haifa: Yokneam
    """,
    "ZA": "Johannesburg: Sandton, Midrand, Pretoria, Centurion",
    "IN": "Delhi: Gurugram, Noida, Ghaziabad, Faridabad; Mumbai: Thane; Chandigarh: Mohali; Bengaluru: Hosur",
    "CN": "Beijing: Zhongguancun",
    "TW": "Taipei: New Taipei, Taoyuan",
    "JP": "Tokyo: Yokohama, Kawasaki, Saitama, Chiba, Kanagawa, Shibuya, Minato; Osaka: Kobe, Kyoto",
    "KR": "Seoul: Suwon, Pangyo, Seongnam, Incheon, Hwaseong, Yongin, Gangnam, Bundang, Giheung",
    "SG": "Singapore: Singapore City, Changi, Jurong, Tampines, One-North",
    "HK": "Hong Kong: Kowloon, Hong Kong Island, New Territories, Shatin",
    "MY": "Kuala Lumpur: Cyberjaya, Petaling Jaya, Selangor, Subang Jaya",
    "ID": "Jakarta: Tangerang, Bekasi",
    "PH": "Manila: Makati, Taguig, Quezon City, Pasig",
    "AU": "Sydney: North Sydney, Parramatta; Melbourne: Geelong; Brisbane: Gold Coast",
}


def metro_of(place: str, country: str) -> str:
    """The metropolitan area that a place belongs to; the place itself, where it is none's suburb."""
    return members().get((place, country), place)


@cache
def members() -> dict[tuple[str, str], str]:
    """Each place that belongs to another one's area, with that area's name."""
    found = {}
    for country, text in _METROS.items():
        for area in text.split(";"):
            name, _, inside = (part.strip() for part in area.partition(":"))
            found.update({(" ".join(place.split()), country): name for place in inside.split(",")})
    return found
