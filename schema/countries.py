"""Countries by the names that people write, the currency each pays in, and the areas that name many of them at once."""

from functools import cache

# Codes and English short names: ISO 3166-1. Currencies: ISO 4217 (list one), as legal tender in 2026, checked against
# CLDR 48. A former tender stands second where guides may still name it (Bulgaria took the euro in 2026), as does a
# foreign one that is tender in practice. One line a country: code, currencies joined by "+", names joined by "=".
_COUNTRIES = """
AD EUR Andorra
AE AED United Arab Emirates=UAE=Emirates
AF AFN Afghanistan
AG XCD Antigua and Barbuda=Antigua
AI XCD Anguilla
AL ALL Albania
AM AMD Armenia
AO AOA Angola
AR ARS Argentina
AS USD American Samoa
AT EUR Austria=Österreich
AU AUD Australia
AW AWG Aruba
AX EUR Åland Islands=Åland
AZ AZN Azerbaijan
BA BAM Bosnia and Herzegovina=Bosnia
BB BBD Barbados
BD BDT Bangladesh
BE EUR Belgium=Belgique=België
BF XOF Burkina Faso
BG EUR+BGN Bulgaria
BH BHD Bahrain
BI BIF Burundi
BJ XOF Benin
BL EUR Saint Barthélemy
BM BMD Bermuda
BN BND Brunei=Brunei Darussalam
BO BOB Bolivia
BQ USD Caribbean Netherlands=Bonaire
BR BRL Brazil=Brasil
BS BSD Bahamas=The Bahamas
BT BTN+INR Bhutan
BW BWP Botswana
BY BYN Belarus
BZ BZD Belize
CA CAD Canada
CC AUD Cocos Islands
CD CDF Democratic Republic of the Congo=DR Congo=DRC
CF XAF Central African Republic
CG XAF Republic of the Congo=Congo
CH CHF Switzerland=Schweiz=Suisse
CI XOF Côte d'Ivoire=Ivory Coast
CK NZD Cook Islands
CL CLP Chile
CM XAF Cameroon
CN CNY China=Mainland China=PRC=P.R. China
CO COP Colombia
CR CRC Costa Rica
CU CUP Cuba
CV CVE Cape Verde=Cabo Verde
CW XCG Curaçao
CX AUD Christmas Island
CY EUR Cyprus
CZ CZK Czechia=Czech Republic=Czech
DE EUR Germany=Deutschland
DJ DJF Djibouti
DK DKK Denmark=Danmark
DM XCD Dominica
DO DOP Dominican Republic
DZ DZD Algeria
EC USD Ecuador
EE EUR Estonia=Eesti
EG EGP Egypt
EH MAD Western Sahara
ER ERN Eritrea
ES EUR Spain=España
ET ETB Ethiopia
FI EUR Finland=Suomi
FJ FJD Fiji
FK FKP Falkland Islands
FM USD Micronesia
FO DKK Faroe Islands
FR EUR France
GA XAF Gabon
GB GBP United Kingdom=UK=U.K.=Great Britain=Britain=GB=GBR=England=Scotland=Wales=Northern Ireland
GD XCD Grenada
GE GEL Georgia
GF EUR French Guiana
GG GBP Guernsey
GH GHS Ghana
GI GIP Gibraltar
GL DKK Greenland
GM GMD Gambia=The Gambia
GN GNF Guinea
GP EUR Guadeloupe
GQ XAF Equatorial Guinea
GR EUR Greece=Hellas
GT GTQ Guatemala
GU USD Guam
GW XOF Guinea-Bissau
GY GYD Guyana
HK HKD Hong Kong=Hong Kong SAR=Hongkong
HN HNL Honduras
HR EUR Croatia=Hrvatska
HT HTG+USD Haiti
HU HUF Hungary
ID IDR Indonesia
IE EUR Ireland=Republic of Ireland
IL ILS Israel
IM GBP Isle of Man
IN INR India
IO USD British Indian Ocean Territory
IQ IQD Iraq
IR IRR Iran
IS ISK Iceland
IT EUR Italy=Italia
JE GBP Jersey=Channel Islands
JM JMD Jamaica
JO JOD Jordan
JP JPY Japan
KE KES Kenya
KG KGS Kyrgyzstan
KH KHR+USD Cambodia
KI AUD Kiribati
KM KMF Comoros
KN XCD Saint Kitts and Nevis=St. Kitts and Nevis=St. Kitts
KP KPW North Korea
KR KRW South Korea=Korea=Republic of Korea=S. Korea
KW KWD Kuwait
KY KYD Cayman Islands=Cayman
KZ KZT Kazakhstan
LA LAK Laos
LB LBP+USD Lebanon
LC XCD Saint Lucia=St. Lucia
LI CHF Liechtenstein
LK LKR Sri Lanka
LR LRD+USD Liberia
LS LSL+ZAR Lesotho
LT EUR Lithuania=Lietuva
LU EUR Luxembourg=Luxemburg
LV EUR Latvia=Latvija
LY LYD Libya
MA MAD Morocco
MC EUR Monaco
MD MDL Moldova
ME EUR Montenegro
MF EUR Saint Martin
MG MGA Madagascar
MH USD Marshall Islands
MK MKD North Macedonia=Macedonia
ML XOF Mali
MM MMK Myanmar=Burma
MN MNT Mongolia
MO MOP Macao=Macau
MP USD Northern Mariana Islands
MQ EUR Martinique
MR MRU Mauritania
MS XCD Montserrat
MT EUR Malta
MU MUR Mauritius
MV MVR Maldives
MW MWK Malawi
MX MXN Mexico=México
MY MYR Malaysia
MZ MZN Mozambique
NA NAD+ZAR Namibia
NC XPF New Caledonia
NE XOF Niger
NF AUD Norfolk Island
NG NGN Nigeria
NI NIO Nicaragua
NL EUR Netherlands=The Netherlands=Holland=Nederland
NO NOK Norway=Norge
NP NPR Nepal
NR AUD Nauru
NU NZD Niue
NZ NZD New Zealand=NZ=Aotearoa
OM OMR Oman
PA PAB+USD Panama
PE PEN Peru
PF XPF French Polynesia=Tahiti
PG PGK Papua New Guinea
PH PHP Philippines=The Philippines
PK PKR Pakistan
PL PLN Poland=Polska
PM EUR Saint Pierre and Miquelon
PN NZD Pitcairn
PR USD Puerto Rico
PS ILS+JOD Palestine=Palestinian Territories=West Bank=Gaza
PT EUR Portugal
PW USD Palau
PY PYG Paraguay
QA QAR Qatar
RE EUR Réunion
RO RON Romania
RS RSD Serbia
RU RUB Russia=Russian Federation
RW RWF Rwanda
SA SAR Saudi Arabia=KSA=Saudi
SB SBD Solomon Islands
SC SCR Seychelles
SD SDG Sudan
SE SEK Sweden=Sverige
SG SGD Singapore
SH SHP Saint Helena
SI EUR Slovenia
SJ NOK Svalbard
SK EUR Slovakia=Slovak Republic
SL SLE Sierra Leone
SM EUR San Marino
SN XOF Senegal
SO SOS Somalia
SR SRD Suriname
SS SSP South Sudan
ST STN São Tomé and Príncipe
SV USD El Salvador
SX XCG Sint Maarten
SY SYP Syria
SZ SZL Eswatini=Swaziland
TC USD Turks and Caicos
TD XAF Chad
TG XOF Togo
TH THB Thailand
TJ TJS Tajikistan
TK NZD Tokelau
TL USD Timor-Leste=East Timor
TM TMT Turkmenistan
TN TND Tunisia
TO TOP Tonga
TR TRY Turkey=Türkiye
TT TTD Trinidad and Tobago=Trinidad
TV AUD Tuvalu
TW TWD Taiwan
TZ TZS Tanzania
UA UAH Ukraine
UG UGX Uganda
US USD United States=USA=US=U.S.=U.S.A.=United States of America=America
UY UYU Uruguay
UZ UZS Uzbekistan
VA EUR Vatican City=Vatican
VC XCD Saint Vincent and the Grenadines=St. Vincent
VE VES Venezuela
VG USD British Virgin Islands=BVI
VI USD US Virgin Islands
VN VND Vietnam=Viet Nam
VU VUV Vanuatu
WF XPF Wallis and Futuna
WS WST Samoa
YE YER Yemen
YT EUR Mayotte
ZA ZAR South Africa
ZM ZMW Zambia
ZW ZWG+USD Zimbabwe
"""

# Where pay is often agreed in a currency that is no tender: economies that count in euros or dollars in practice, and
# Israel, where companies tell candidates dollars (all 42 real rows for Tel Aviv do, alone or beside shekels).
_CUSTOMARY = {
    "EUR": "AL BA MK RO RS",
    "USD": "AM AR BY CR GE IL UA UY VE",
}

# Areas as job adverts use the words, not as a geographer would: North America is where a company pays in US or Canadian
# dollars, Asia leaves out its west, EMEA leaves out countries in which no guide is likely to have a row.
_EURO = "AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK"
_EU = f"{_EURO} CZ DK HU PL RO SE"
_EUROPE = f"{_EU} GB CH NO IS LI AL BA ME MK RS MD UA AD MC SM"
_GULF = "AE BH KW OM QA SA"
_MIDDLE_EAST = f"{_GULF} IL JO LB TR EG"
_NORTH_AFRICA = "DZ EG MA TN"
_SUB_SAHARA = "BW CI CM ET GH KE MU MZ NA NG RW SN TZ UG ZA ZM"
_EAST_ASIA = "CN HK JP KR MO TW"
_SOUTH_EAST_ASIA = "BN ID KH LA MM MY PH SG TH VN"
_SOUTH_ASIA = "BD IN LK NP PK"
_OCEANIA = "AU NZ"
_SOUTH_AMERICA = "AR BO BR CL CO EC GY PE PY SR UY VE"
_CENTRAL_AMERICA = "BZ CR GT HN NI PA SV"
_CARIBBEAN = "BB BS DO JM PR TT"

_AREAS = {
    "Eurozone=Euro Area=Euro Zone": _EURO,
    "European Union=EU": _EU,
    "Europe=Continental Europe=Rest of Europe=EEA": _EUROPE,
    "EMEA": f"{_EUROPE} {_MIDDLE_EAST} {_NORTH_AFRICA} {_SUB_SAHARA}",
    "Middle East": _MIDDLE_EAST,
    "MENA": f"{_MIDDLE_EAST} {_NORTH_AFRICA}",
    "GCC": _GULF,
    "Africa": f"{_NORTH_AFRICA} {_SUB_SAHARA}",
    "Sub-Saharan Africa": _SUB_SAHARA,
    "North Africa": _NORTH_AFRICA,
    "Western Europe": "AT BE CH DE ES FR GB IE IT LU NL PT",
    "Southern Europe": "CY ES GR IT MT PT",
    "Northern Europe": "DK EE FI GB IE IS LT LV NO SE",
    "Eastern Europe=CEE=Central Europe=Central and Eastern Europe": "BG CZ EE HR HU LT LV MD PL RO RS SI SK UA",
    "Nordics=Nordic=Scandinavia": "DK FI IS NO SE",
    "Baltics=Baltic": "EE LT LV",
    "Balkans": "AL BA BG GR HR ME MK RO RS SI",
    "DACH": "AT CH DE",
    "Benelux": "BE LU NL",
    "Iberia": "ES PT",
    "UKI=UK&I=British Isles": "GB IE",
    "APAC=Asia Pacific=JAPAC=APJ=APJC": f"{_EAST_ASIA} {_SOUTH_EAST_ASIA} {_SOUTH_ASIA} {_OCEANIA}",
    "Asia": f"{_EAST_ASIA} {_SOUTH_EAST_ASIA} {_SOUTH_ASIA}",
    "East Asia": _EAST_ASIA,
    "South East Asia=Southeast Asia=ASEAN": _SOUTH_EAST_ASIA,
    "South Asia": _SOUTH_ASIA,
    "Greater China": "CN HK MO TW",
    "ANZ=Oceania": _OCEANIA,
    "North America=NAMER=NOAM": "US CA",
    "Americas=AMER": f"US CA MX {_CENTRAL_AMERICA} {_CARIBBEAN} {_SOUTH_AMERICA}",
    "Latin America=LATAM": f"MX {_CENTRAL_AMERICA} {_SOUTH_AMERICA} DO PR",
    "South America": _SOUTH_AMERICA,
    "Central America": _CENTRAL_AMERICA,
    "Caribbean": _CARIBBEAN,
}


@cache
def names() -> dict[str, str]:
    """Every name of a country, as written above, with its code."""
    return {name: line[:2] for line in _lines() for name in line.split(" ", 2)[2].split("=")}


@cache
def currencies() -> dict[str, frozenset[str]]:
    """The currencies of each country."""
    return {line[:2]: frozenset(line.split(" ", 2)[1].split("+")) for line in _lines()}


@cache
def customary_currencies() -> dict[str, str]:
    """The foreign currency in which pay is often told in a country."""
    return {country: currency for currency, members in _CUSTOMARY.items() for country in members.split()}


@cache
def own_currencies() -> dict[str, str]:
    """The one currency of each country that its law counts wages in."""
    return {line[:2]: line.split(" ", 2)[1].split("+")[0] for line in _lines()}


@cache
def display_names() -> dict[str, str]:
    """The one name of each country that this project uses."""
    return {line[:2]: line.split(" ", 2)[2].split("=")[0] for line in _lines()}


@cache
def areas() -> dict[str, tuple[str, ...]]:
    """Every name of an area, with the codes of its countries."""
    return {
        name: tuple(dict.fromkeys(members.split()))
        for names_of_area, members in _AREAS.items()
        for name in names_of_area.split("=")
    }


def _lines() -> list[str]:
    return _COUNTRIES.strip().splitlines()
