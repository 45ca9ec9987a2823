"""Made-up job postings in other tongues and currencies."""

from tests.schema.made_postings import PROSE, Made

ABROAD = (
    Made(
        "german, by the month",
        f"""Stellenbezeichnung: Softwareentwickler (m/w/d)
Arbeitgeber: Kranich Werke GmbH
Standort: München
Veröffentlicht am 04.03.2026
{PROSE}
Gehalt: 5.000 € bis 6.000 € brutto pro Monat
""",
        {
            "title": "Softwareentwickler (m/w/d)",
            "employer": "Kranich Werke GmbH",
            "location": "München",
            "posted": "2026-03-04",
            "pay": (5000, 6000, "EUR", "month"),
        },
    ),
    Made(
        "german, by the year",
        f"""Data Engineer
Kranich Werke GmbH
Berlin
Vor 3 Tagen
{PROSE} Wir zahlen ein Jahresgehalt von 65.000 bis 78.000 Euro, dazu 30 Tage Urlaub und 500 Euro Zuschuss.
""",
        {
            "title": "Data Engineer",
            "employer": "Kranich Werke GmbH",
            "location": "Berlin",
            "posted": "2026-11-18",
            "pay": (65000, 78000, "EUR", "year"),
        },
    ),
    Made(
        "french",
        f"""Intitulé du poste : Ingénieur logiciel
Entreprise : Atelier Brunelle
Lieu : Paris
Publié le 4 mars 2026
{PROSE}
Rémunération : 45 000 € à 55 000 € brut par an
""",
        {
            "title": "Ingénieur logiciel",
            "employer": "Atelier Brunelle",
            "location": "Paris",
            "posted": "2026-03-04",
            "pay": (45000, 55000, "EUR", "year"),
        },
    ),
    Made(
        "french in thousands",
        f"""Développeur Python
Atelier Brunelle
Lyon
{PROSE}
Salaire : 45-55 k€ par an
""",
        {
            "title": "Développeur Python",
            "employer": "Atelier Brunelle",
            "location": "Lyon",
            "pay": (45000, 55000, "EUR", "year"),
        },
    ),
    Made(
        "in dollars of another place",
        f"""Data Analyst
Fennick & Shaw Ltd
Toronto, ON
{PROSE}
Salary: $90,000 - $110,000
""",
        {"title": "Data Analyst", "employer": "Fennick & Shaw Ltd", "location": "Toronto, ON"},
    ),
    Made(
        "in dollars that are named",
        f"""Data Analyst
Fennick & Shaw Ltd
Toronto, ON
{PROSE}
Salary: CA$90,000 - CA$110,000
""",
        {
            "title": "Data Analyst",
            "employer": "Fennick & Shaw Ltd",
            "location": "Toronto, ON",
            "pay": (90000, 110000, "CAD", "year"),
        },
    ),
    Made(
        "lakhs",
        f"""Backend Developer
Gorsewood India
Bengaluru
Posted today
{PROSE}
CTC: ₹25-35 LPA
""",
        {
            "title": "Backend Developer",
            "employer": "Gorsewood India",
            "location": "Bengaluru",
            "posted": "2026-11-21",
            "pay": (2500000, 3500000, "INR", "year"),
        },
    ),
    Made(
        "zloty by the month",
        f"""Frontend Developer
Gorsewood
Kraków
{PROSE}
Salary: 18 000 - 24 000 PLN per month
""",
        {
            "title": "Frontend Developer",
            "employer": "Gorsewood",
            "location": "Kraków",
            "pay": (18000, 24000, "PLN", "month"),
        },
    ),
    Made(
        "an amount that does not say of which time",
        f"""Frontend Developer
Gorsewood
Kraków
{PROSE}
Salary: 18 000 - 24 000 PLN
""",
        {"title": "Frontend Developer", "employer": "Gorsewood", "location": "Kraków"},
    ),
)
