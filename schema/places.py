"""Cities, metropolitan areas and subdivisions by the names that people write, each with its country."""

from functools import cache

# City names and countries: GeoNames (cities of 15,000 people and more), checked by script; metropolitan names and
# nicknames by hand. Names are joined by "=", the first is the one that this project uses. A name that stands under
# several countries means any of them ("Cambridge") until a state or a country beside it says which. A namesake is
# listed where a guide might well mean it without saying so; where one city is far better known (London, Paris, Dublin)
# only it is, and "Paris, TX" is told by its state.
_CITIES = {
    "US": """
        New York=NYC=New York City=Manhattan=Brooklyn=Queens=The Bronx=Staten Island=New York Metro;
        San Francisco=SF=San Fran=South San Francisco=South SF;
        San Francisco Bay Area=Bay Area=SF Bay Area=SFBA=Silicon Valley=East Bay=South Bay; Oakland; San Jose;
        Palo Alto; Mountain View; Sunnyvale; Santa Clara; Cupertino; Menlo Park; Redwood City; San Mateo;
        San Carlos; Foster City; Fremont; Newark; Milpitas; Los Gatos; Campbell; Pleasanton; Emeryville; Berkeley;
        San Bruno; Burlingame; Belmont; Los Altos; Hayward; Livermore; San Ramon; Walnut Creek; Carpinteria;
        Santa Barbara; Goleta; Los Angeles=LA=L.A.=Greater Los Angeles; Santa Monica; Burbank; Culver City;
        Playa Vista; Venice Beach; El Segundo; Hawthorne; Pasadena; Glendale; Long Beach; Torrance; Irvine;
        Costa Mesa; Newport Beach; Anaheim; Orange County; San Diego; Carlsbad; La Jolla; Sacramento; Riverside;
        Fresno; Bakersfield; Santa Ana; Santa Cruz; Seattle=Greater Seattle=Puget Sound; Bellevue;
        Redmond; Kirkland; Bothell; Tacoma; Spokane; Portland; Beaverton; Hillsboro; Bend; Eugene; Boise;
        Bozeman; Missoula; Salt Lake City=SLC; Lehi; Provo; Draper; Park City; Silicon Slopes; Denver; Boulder;
        Colorado Springs; Fort Collins; Aurora; Broomfield; Golden; Phoenix; Scottsdale; Tempe; Chandler; Mesa;
        Tucson; Las Vegas; Reno; Henderson; Albuquerque; Santa Fe; Los Alamos; Honolulu; Anchorage; Austin;
        Round Rock; Dallas=DFW=Dallas-Fort Worth; Fort Worth; Plano; Frisco; Irving; Richardson; Southlake;
        Westlake; Houston; The Woodlands; San Antonio; El Paso; Oklahoma City; Tulsa; Wichita; Bentonville;
        Little Rock; Kansas City; Overland Park; St. Louis=Saint Louis; Omaha; Lincoln; Des Moines; Minneapolis;
        Twin Cities=Minneapolis-St. Paul; St. Paul; Minnetonka; Eden Prairie; Rochester; Plymouth; Milwaukee;
        Madison; Chicago=Chicagoland; Evanston; Oak Brook; Champaign; Urbana; Indianapolis; Carmel; Bloomington;
        Detroit; Ann Arbor; Dearborn; Grand Rapids; Auburn Hills; Columbus; Cleveland; Cincinnati; Dayton; Toledo;
        Akron; Pittsburgh; Philadelphia=Philly; Malvern; King of Prussia; Center Valley; Conshohocken; Wilmington;
        Baltimore; Columbia; Bethesda; Rockville; Annapolis; Gaithersburg;
        Washington=DC=D.C.=Washington DC=Washington D.C.=DMV; McLean; Tysons; Tysons Corner; Reston; Herndon;
        Arlington; Alexandria; Fairfax; Richmond; Norfolk; Virginia Beach; Charlottesville; Raleigh; Durham;
        Cary; Chapel Hill; Research Triangle=RTP=Research Triangle Park; Morrisville; Charlotte; Greensboro;
        Winston-Salem; Charleston; Greenville; Atlanta; Alpharetta; Savannah; Nashville; Memphis; Knoxville;
        Chattanooga; Oak Ridge; Louisville; Lexington; Birmingham; Huntsville; Montgomery; New Orleans; Baton Rouge;
        Jackson; Miami; Fort Lauderdale; Plantation; Boca Raton; West Palm Beach; Palm Beach; Tampa;
        St. Petersburg=Saint Petersburg; Orlando; Jacksonville; Gainesville; Tallahassee; Boston=Greater Boston;
        Cambridge; Somerville; Waltham; Newton; Burlington; Lexington; Bedford; Framingham; Needham; Quincy;
        Worcester; Lowell; Providence; Nashua; Burlington; Portsmouth; Hartford; New Haven;
        Stamford; Greenwich; Westport; Wilton; Norwalk; Darien; Jersey City; Hoboken; Newark; Princeton; Holmdel;
        Murray Hill; Weehawken; Secaucus; Basking Ridge; White Plains; Armonk; Yorktown Heights; Long Island;
        Ithaca; Albany; Buffalo; Syracuse; Clifton Park; Saratoga Springs; Harrisburg; Hershey; Fort Meade;
        Redstone Arsenal; Cape Canaveral; Boca Chica; Starbase
    """,
    "CA": """
        Toronto=Greater Toronto; Mississauga; Brampton; Markham; Oakville; Vancouver; Burnaby; Richmond; Surrey;
        Victoria; Montreal; Laval; Quebec City=Ville de Québec; Ottawa; Gatineau; Kanata; Waterloo; Kitchener;
        Guelph; Hamilton; Burlington; Calgary; Edmonton; Winnipeg; Regina; Saskatoon; Halifax; Fredericton; Moncton;
        St. John's; Charlottetown; Kelowna; Windsor; Kingston
    """,
    "MX": """
        Mexico City=CDMX=Ciudad de México; Guadalajara; Monterrey; Tijuana; Querétaro; Puebla; Mérida; León; Cancún;
        Ciudad Juárez
    """,
    "BR": """
        São Paulo=Sampa; Rio de Janeiro=Rio; Belo Horizonte; Curitiba; Porto Alegre; Florianópolis; Recife;
        Brasília; Campinas; Fortaleza; Salvador; Joinville; Goiânia; Manaus; São José dos Campos; São Carlos;
        Osasco; Barueri; Uberlândia
    """,
    "AR": "Buenos Aires=CABA; Córdoba; Rosario; Santa Fe; Mendoza; La Plata; Tandil; Mar del Plata",
    "CL": "Santiago=Santiago de Chile; Valparaíso; Concepción; Viña del Mar",
    "CO": "Bogotá; Medellín; Cali; Barranquilla; Cartagena; Bucaramanga",
    "PE": "Lima; Arequipa",
    "UY": "Montevideo; Zonamerica",
    "EC": "Quito; Guayaquil",
    "VE": "Caracas; Maracaibo",
    "BO": "La Paz; Santa Cruz de la Sierra",
    "PY": "Asunción",
    "CR": "San Jose=San José; Heredia; Escazú",
    "PA": "Panama City=Ciudad de Panamá",
    "GT": "Guatemala City",
    "SV": "San Salvador",
    "HN": "Tegucigalpa; San Pedro Sula",
    "NI": "Managua",
    "DO": "Santo Domingo",
    "PR": "San Juan",
    "JM": "Kingston",
    "TT": "Port of Spain",
    "BM": "Hamilton",
    "GB": """
        London=Greater London=City of London=Canary Wharf; Manchester; Cambridge; Oxford; Abingdon; Didcot;
        Edinburgh; Glasgow; Bristol; Bath; Birmingham; Leeds; Liverpool; Sheffield; Newcastle=Newcastle upon Tyne;
        Nottingham; Leicester; Reading; Bracknell; Slough; Maidenhead; Windsor; Guildford; Woking; Basingstoke;
        Southampton; Portsmouth; Brighton; Milton Keynes; Northampton; Coventry; Warwick; Leamington Spa; Cardiff;
        Swansea; Newport; Belfast; Aberdeen; Dundee; Stirling; York; Durham; Exeter; Plymouth; Norwich; Ipswich;
        Cheltenham; Gloucester; Swindon; Harwell; Stevenage; Hatfield; Watford; St Albans; Luton; Peterborough;
        Lincoln; Derby; Bournemouth; Hull; Bradford; Halifax; Bedford; Macclesfield; Warrington; Wilmslow;
        Farnborough; Crawley; Croydon; Richmond upon Thames; Worcester; Staines
    """,
    "IE": "Dublin; Cork; Galway; Limerick; Waterford",
    "FR": """
        Paris=Île-de-France; Lyon; Marseille; Toulouse; Nice; Sophia Antipolis; Grenoble; Nantes; Brest; Bordeaux;
        Lille; Rennes; Montpellier; Strasbourg; Aix-en-Provence; Cannes; Saclay; Versailles; Boulogne-Billancourt;
        La Défense; Annecy; Clermont-Ferrand
    """,
    "DE": """
        Berlin; Munich=München=Muenchen; Hamburg; Frankfurt=Frankfurt am Main; Cologne=Köln=Koeln; Stuttgart;
        Düsseldorf=Duesseldorf; Leipzig; Dresden; Karlsruhe; Walldorf; Heidelberg; Mannheim; Darmstadt;
        Nuremberg=Nürnberg; Erlangen; Bonn; Hanover=Hannover; Bremen; Dortmund; Essen; Aachen; Münster; Augsburg;
        Potsdam; Freiburg; Tübingen; Ulm; Regensburg; Ingolstadt; Wolfsburg; Jena; Mainz; Wiesbaden; Kiel;
        Paderborn; Bielefeld; Böblingen; Garching; Kassel; Saarbrücken; Braunschweig
    """,
    "NL": """
        Amsterdam; Rotterdam; The Hague=Den Haag; Utrecht; Eindhoven; Veldhoven; Delft; Leiden; Groningen; Nijmegen;
        Haarlem; Arnhem; Hilversum; Enschede; Amersfoort; Hoofddorp; Maastricht; Tilburg; Breda; Randstad
    """,
    "BE": """
        Brussels=Bruxelles=Brussel; Antwerp=Antwerpen; Ghent=Gent; Leuven; Liège; Mechelen; Louvain-la-Neuve; Namur
    """,
    "LU": "Luxembourg City",
    "CH": """
        Zurich=Zürich=Zuerich; Geneva=Genève=Genf; Basel; Lausanne; Bern; Zug; Lugano; Winterthur; St. Gallen;
        Lucerne=Luzern; Neuchâtel
    """,
    "AT": "Vienna=Wien; Graz; Linz; Salzburg; Innsbruck; Villach; Klagenfurt",
    "LI": "Vaduz",
    "IT": """
        Milan=Milano; Rome=Roma; Turin=Torino; Bologna; Florence=Firenze; Naples=Napoli; Genoa=Genova; Pisa; Trento;
        Padua=Padova; Verona; Trieste; Modena; Catania; Palermo; Bari; Venice=Venezia
    """,
    "ES": """
        Madrid; Barcelona; Valencia; Málaga; Seville=Sevilla; Bilbao; Zaragoza; Granada; León; Cartagena; A Coruña;
        Vigo; San Sebastián=Donostia; Palma=Palma de Mallorca; Alicante; Córdoba; Las Palmas; Tenerife; Murcia
    """,
    "PT": "Lisbon=Lisboa; Porto=Oporto; Braga; Coimbra; Aveiro; Faro; Funchal; Madeira",
    "SE": """
        Stockholm; Gothenburg=Göteborg; Malmö; Uppsala; Lund; Linköping; Västerås; Umeå; Luleå; Kista; Solna;
        Örebro; Helsingborg; Jönköping; Norrköping
    """,
    "NO": "Oslo; Bergen; Trondheim; Stavanger; Tromsø; Fornebu; Kristiansand",
    "DK": "Copenhagen=København; Aarhus=Århus; Odense; Aalborg=Ålborg; Kongens Lyngby=Lyngby; Billund; Bagsværd",
    "FI": "Helsinki; Espoo; Tampere; Turku; Oulu; Vantaa; Jyväskylä",
    "IS": "Reykjavik=Reykjavík",
    "EE": "Tallinn; Tartu",
    "LV": "Riga=Rīga",
    "LT": "Vilnius; Kaunas; Klaipėda",
    "PL": """
        Warsaw=Warszawa; Krakow=Kraków=Cracow; Wroclaw=Wrocław; Gdansk=Gdańsk; Gdynia; Sopot; Tricity;
        Poznan=Poznań; Lodz=Łódź; Katowice; Gliwice; Szczecin; Lublin; Rzeszów; Bydgoszcz; Białystok; Toruń
    """,
    "CZ": "Prague=Praha; Brno; Ostrava; Pilsen=Plzeň; Olomouc",
    "SK": "Bratislava; Košice; Žilina",
    "HU": "Budapest; Debrecen; Szeged; Győr; Pécs",
    "RO": "Bucharest=București; Cluj-Napoca=Cluj; Timișoara; Iași; Brașov; Sibiu; Craiova; Oradea; Constanța",
    "BG": "Sofia; Plovdiv; Varna; Burgas",
    "GR": "Athens=Athína; Thessaloniki; Patras; Heraklion",
    "CY": "Limassol; Nicosia; Larnaca; Paphos",
    "MT": "Valletta; Sliema; St. Julian's",
    "HR": "Zagreb; Split; Rijeka; Osijek; Zadar",
    "SI": "Ljubljana; Maribor",
    "RS": "Belgrade=Beograd; Novi Sad; Niš",
    "BA": "Sarajevo; Banja Luka; Mostar",
    "ME": "Podgorica",
    "MK": "Skopje",
    "AL": "Tirana",
    "MD": "Chisinau=Chișinău",
    "UA": "Kyiv=Kiev; Lviv; Kharkiv; Odesa=Odessa; Dnipro; Ivano-Frankivsk; Vinnytsia; Zaporizhzhia; Uzhhorod",
    "BY": "Minsk; Brest; Gomel; Grodno",
    "RU": """
        Moscow=Moskva; St. Petersburg=Saint Petersburg; Novosibirsk; Kazan; Yekaterinburg; Nizhny Novgorod;
        Innopolis
    """,
    "GE": "Tbilisi; Batumi",
    "AM": "Yerevan",
    "AZ": "Baku",
    "TR": "Istanbul; Ankara; Izmir; Bursa; Antalya; Kocaeli; Eskişehir",
    "IL": """
        Tel Aviv=Tel Aviv-Yafo=TLV=Tel-Aviv; Jerusalem; Haifa; Herzliya=Herzeliya; Ra'anana;
        Petah Tikva=Petach Tikva; Netanya; Beer Sheva=Be'er Sheva; Rehovot; Hod HaSharon; Kfar Saba;
        Yokneam=Yoqneam; Caesarea; Ramat Gan; Holon; Rishon LeZion; Rosh HaAyin; Migdal HaEmek; Bnei Brak; Givatayim
    """,
    "PS": "Ramallah; Rawabi",
    "JO": "Amman",
    "LB": "Beirut",
    "AE": "Dubai; Abu Dhabi; Sharjah",
    "SA": "Riyadh; Jeddah; Dammam; Dhahran; Khobar=Al Khobar; Neom; Thuwal",
    "QA": "Doha",
    "KW": "Kuwait City",
    "BH": "Manama",
    "OM": "Muscat",
    "IQ": "Baghdad; Erbil",
    "IR": "Tehran",
    "EG": "Cairo; Alexandria; Giza; Smart Village; New Cairo",
    "MA": "Casablanca; Rabat; Marrakech=Marrakesh; Tangier; Fez",
    "TN": "Tunis; Sfax",
    "DZ": "Algiers; Oran",
    "NG": "Lagos; Abuja; Ibadan; Port Harcourt",
    "GH": "Accra; Kumasi",
    "KE": "Nairobi; Mombasa",
    "RW": "Kigali",
    "UG": "Kampala",
    "TZ": "Dar es Salaam; Arusha; Dodoma",
    "ET": "Addis Ababa",
    "SN": "Dakar",
    "CI": "Abidjan",
    "CM": "Douala; Yaoundé",
    "CD": "Kinshasa",
    "AO": "Luanda",
    "ZM": "Lusaka",
    "ZW": "Harare; Bulawayo",
    "BW": "Gaborone",
    "MZ": "Maputo",
    "NA": "Windhoek",
    "MU": "Port Louis; Ebène",
    "ZA": """
        Johannesburg=Joburg; Cape Town; Pretoria; Durban; Stellenbosch; Sandton; Midrand; Centurion; Port Elizabeth
    """,
    "IN": """
        Bengaluru=Bangalore=Bengalore=BLR; Hyderabad; Mumbai=Bombay=Navi Mumbai; Pune; Chennai=Madras;
        Delhi=New Delhi=Delhi NCR; Gurugram=Gurgaon; Noida=Greater Noida; Kolkata=Calcutta; Ahmedabad; Gandhinagar;
        GIFT City; Jaipur; Chandigarh; Mohali; Kochi=Cochin; Trivandrum=Thiruvananthapuram; Coimbatore; Indore;
        Bhubaneswar; Nagpur; Visakhapatnam=Vizag; Mysuru=Mysore; Mangaluru=Mangalore; Vadodara; Lucknow; Bhopal;
        Surat; Madurai; Goa; Thane; Nashik; Patna; Ghaziabad; Faridabad; Hosur
    """,
    "PK": "Karachi; Lahore; Islamabad; Rawalpindi; Faisalabad; Peshawar",
    "BD": "Dhaka; Chittagong=Chattogram; Sylhet",
    "LK": "Colombo; Kandy",
    "NP": "Kathmandu; Pokhara; Lalitpur",
    "CN": """
        Beijing=Peking; Shanghai; Shenzhen; Hangzhou; Guangzhou; Chengdu; Nanjing; Wuhan; Xi'an; Suzhou; Tianjin;
        Chongqing; Xiamen; Dalian; Qingdao; Hefei; Dongguan; Ningbo; Zhuhai; Changsha; Jinan; Zhengzhou; Shenyang;
        Fuzhou; Wuxi; Foshan; Wenzhou; Changchun; Harbin; Kunming; Zhongguancun; Hainan; Sanya
    """,
    "HK": "Kowloon; Hong Kong Island; New Territories; Shatin=Sha Tin",
    "TW": "Taipei; Hsinchu; Taichung; Tainan; Kaohsiung; Taoyuan; New Taipei",
    "JP": """
        Tokyo=Tōkyō=Greater Tokyo; Osaka=Ōsaka; Kyoto; Yokohama; Nagoya; Fukuoka; Sapporo; Kobe; Sendai; Hiroshima;
        Kawasaki; Saitama; Chiba; Tsukuba; Okinawa; Kanagawa; Toyota City; Shibuya; Minato; Atsugi; Kumamoto
    """,
    "KR": """
        Seoul; Suwon; Pangyo; Seongnam; Busan; Incheon; Daejeon; Daegu; Sejong; Hwaseong; Icheon; Yongin; Gwangju;
        Ulsan; Pyeongtaek; Giheung; Jeju; Gangnam; Bundang; Cheongju
    """,
    "MN": "Ulaanbaatar=Ulan Bator",
    "KZ": "Almaty; Astana=Nur-Sultan",
    "UZ": "Tashkent; Samarkand",
    "KG": "Bishkek",
    "SG": "Singapore City; Changi; Jurong; Tampines; One-North",
    "MY": """
        Kuala Lumpur=KL; Penang=George Town; Cyberjaya; Johor Bahru; Petaling Jaya; Selangor; Kuching; Subang Jaya;
        Kulim
    """,
    "ID": """
        Jakarta; Bandung; Surabaya; Yogyakarta; Bali; Denpasar; Batam; Medan; Tangerang; Semarang; Bekasi; Nusantara
    """,
    "TH": "Bangkok; Chiang Mai; Phuket; Chonburi",
    "VN": "Ho Chi Minh City=HCMC=Saigon=Ho Chi Minh; Hanoi=Ha Noi; Da Nang=Danang; Can Tho; Hai Phong",
    "PH": """
        Manila=Metro Manila; Makati; Taguig=BGC=Bonifacio Global City; Cebu=Cebu City; Davao=Davao City;
        Quezon City; Pasig
    """,
    "KH": "Phnom Penh; Siem Reap",
    "LA": "Vientiane",
    "MM": "Yangon=Rangoon; Mandalay",
    "AU": """
        Sydney; Melbourne; Brisbane; Perth; Adelaide; Canberra; Gold Coast; Hobart; Newcastle; Darwin; Geelong;
        Wollongong; Sunshine Coast; North Sydney; Parramatta
    """,
    "NZ": "Auckland; Wellington; Christchurch; Hamilton; Dunedin; Tauranga; Queenstown",
    "FJ": "Suva",
    "AF": "Kabul",
    "ML": "Bamako",
    "CU": "Havana",
    "SD": "Khartoum",
    "MG": "Antananarivo",
    "BJ": "Cotonou",
    "TG": "Lomé",
}

# Postal codes and names of what a country is made of, where people write them after a city. ISO 3166-2.
_SUBDIVISIONS = {
    "US": """
        Alabama=AL; Alaska=AK; Arizona=AZ; Arkansas=AR; California=CA=SoCal=NorCal=Calif.; Colorado=CO;
        Connecticut=CT; Delaware=DE; Florida=FL; Georgia=GA; Hawaii=HI; Idaho=ID; Illinois=IL; Indiana=IN; Iowa=IA;
        Kansas=KS; Kentucky=KY; Louisiana=LA; Maine=ME; Maryland=MD; Massachusetts=MA; Michigan=MI; Minnesota=MN;
        Mississippi=MS; Missouri=MO; Montana=MT; Nebraska=NE; Nevada=NV; New Hampshire=NH; New Jersey=NJ;
        New Mexico=NM; New York State=NY=Upstate New York; North Carolina=NC; North Dakota=ND; Ohio=OH; Oklahoma=OK;
        Oregon=OR; Pennsylvania=PA; Rhode Island=RI; South Carolina=SC; South Dakota=SD; Tennessee=TN; Texas=TX;
        Utah=UT; Vermont=VT; Virginia=VA=Northern Virginia=NoVA; Washington State=WA; West Virginia=WV;
        Wisconsin=WI; Wyoming=WY; District of Columbia=DC; Midwest=US Midwest; New England; Pacific Northwest=PNW;
        Tri-State Area=Tri-State; US East=East Coast; US West=West Coast; Mountain West
    """,
    "CA": """
        Alberta=AB; British Columbia=BC; Manitoba=MB; New Brunswick=NB; Newfoundland=NL; Nova Scotia=NS; Ontario=ON;
        Prince Edward Island=PE; Quebec=QC=Québec; Saskatchewan=SK
    """,
    "AU": """
        New South Wales=NSW; Victoria=VIC; Queensland=QLD; Western Australia=WA; South Australia=SA; Tasmania=TAS;
        ACT; Northern Territory=NT
    """,
    "GB": """
        Oxfordshire; Cambridgeshire; Berkshire; Kent; Essex; Surrey; Greater Manchester; West Midlands; Yorkshire;
        Thames Valley; M4 Corridor; Midlands
    """,
    "DE": """
        Bavaria=Bayern; Hesse=Hessen; Saxony=Sachsen; Baden-Württemberg; North Rhine-Westphalia=NRW; Brandenburg;
        Lower Saxony
    """,
    "IN": """
        Karnataka; Telangana; Maharashtra; Tamil Nadu; Haryana; Uttar Pradesh; Kerala; Gujarat; Rajasthan;
        West Bengal; Punjab; Andhra Pradesh; Odisha
    """,
    "ES": "Catalonia=Cataluña=Catalunya; Basque Country; Andalusia=Andalucía; Canary Islands",
    "FR": "Brittany=Bretagne; Normandy; Provence; Côte d'Azur=French Riviera",
    "IT": "Lombardy; Tuscany; Sicily; Piedmont; Sardinia",
    "CH": "Romandy; Ticino",
    "BE": "Flanders; Wallonia",
    "CN": "Guangdong; Zhejiang; Jiangsu; Sichuan; Fujian",
    "BR": "Minas Gerais; Santa Catarina; Paraná; Rio Grande do Sul; Pernambuco; Bahia",
    "MX": "Jalisco; Nuevo León; Baja California; Yucatán",
    "NO": "Vestland; Viken",
    "SE": "Skåne",
    "GE": "Adjara",
    "PK": "Punjab; Sindh",
}


@cache
def cities() -> dict[str, tuple[tuple[str, str], ...]]:
    """Every name of a city, with what it may mean: this project's name for it, and its country."""
    return _by_name(_CITIES)


@cache
def countries_with_cities() -> frozenset[str]:
    """The countries whose code after a city is read as one; of the others it more likely means something else."""
    return frozenset(_CITIES)


@cache
def subdivisions() -> dict[str, tuple[tuple[str, str], ...]]:
    """Every name and postal code of a state or province, with what it may mean."""
    return _by_name(_SUBDIVISIONS)


def _by_name(listed: dict[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for country, text in listed.items():
        for entry in text.split(";"):
            first, *others = (" ".join(name.split()) for name in entry.split("="))
            for name in (first, *others):
                meanings = found.get(name, ())
                if (first, country) not in meanings:
                    found[name] = (*meanings, (first, country))
    return found
