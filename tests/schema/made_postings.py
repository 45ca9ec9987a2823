"""Made-up job postings as people save them from boards, each with the facts that its words tell; all others stay empty."""

from schema.named import NamedTuple


class Made(NamedTuple):
    """A posting and its facts; `pay` is low, high, currency and period; what is not named is not told."""

    name: str
    text: str
    facts: dict[str, object]


PROSE = (
    "You will design, build and run the systems that thousands of people rely on every day, together with a team of eleven that"
    " reviews each other's work, writes things down and goes home on time."
)

BOARDS = (
    Made(
        "linkedin copied whole",
        f"""Skip to main content
Quillfeather Robotics logo
Quillfeather Robotics
Share
Show more options
Senior Machine Learning Engineer
London, England, United Kingdom · 2 weeks ago · Over 100 applicants
Promoted by hirer · Actively reviewing applicants
£85K/yr - £110K/yr
Hybrid
Full-time
Apply
Save
About the job
{PROSE}
We raised a $40M Series B from investors last year. 8+ years of experience. Call 020 7946 0123.
Similar jobs
Staff Data Scientist
Otterbank
£140K/yr - £190K/yr
3 days ago
""",
        {
            "title": "Senior Machine Learning Engineer",
            "employer": "Quillfeather Robotics",
            "location": "London, England, United Kingdom",
            "posted": "2026-11-07",
            "about": True,
            "pay": (85000, 110000, "GBP", "year"),
        },
    ),
    Made(
        "linkedin with its pay range in words",
        f"""Data Engineer
Otterbank · San Mateo, CA (On-site)
Reposted 3 weeks ago
No longer accepting applications
About the job
{PROSE}
Base pay range
$150,000.00/yr - $205,000.00/yr
401(k) match up to $5,000, and a $2,000 learning budget.
""",
        {
            "title": "Data Engineer",
            "employer": "Otterbank",
            "location": "San Mateo, CA (On-site)",
            "posted": "2026-10-31",
            "about": True,
            "status": "closed",
            "pay": (150000, 205000, "USD", "year"),
        },
    ),
    Made(
        "linkedin's tab title first",
        f"""Otterbank hiring Staff Software Engineer in Austin, Texas, United States | LinkedIn
Staff Software Engineer
Otterbank Austin, Texas, United States
{PROSE}
""",
        {"title": "Staff Software Engineer", "employer": "Otterbank", "location": "Austin, Texas, United States"},
    ),
    Made(
        "indeed",
        f"""Home
Company reviews
Find salaries
Software Engineer
Marrowgate Systems
3.9
3.9 out of 5 stars
Austin, TX 78701
$120,000 - $150,000 a year - Full-time
Apply now
Profile insights
Full job description
{PROSE}
EmployerActive 4 days ago
Posted 30+ days ago
""",
        {
            "title": "Software Engineer",
            "employer": "Marrowgate Systems",
            "location": "Austin, TX 78701",
            "posted": "2026-10-22",
            "about": True,
            "pay": (120000, 150000, "USD", "year"),
        },
    ),
    Made(
        "indeed by the hour",
        f"""Warehouse Robotics Technician
Marrowgate Systems
Denver, CO
$28.50 - $34.75 an hour - Part-time, Contract
PostedPosted 5 days ago
{PROSE}
""",
        {
            "title": "Warehouse Robotics Technician",
            "employer": "Marrowgate Systems",
            "location": "Denver, CO",
            "posted": "2026-11-16",
            "pay": (28.5, 34.75, "USD", "hour"),
        },
    ),
    Made(
        "greenhouse",
        f"""Job Application for Platform Engineer at Tallowmere
Back to jobs
Platform Engineer
New York, NY
Apply
{PROSE}
The annual base salary range for this position is listed below.
$165,000 — $210,000 USD
Tallowmere is an equal opportunity employer.
""",
        {
            "title": "Platform Engineer",
            "employer": "Tallowmere",
            "location": "New York, NY",
            "pay": (165000, 210000, "USD", "year"),
        },
    ),
    Made(
        "greenhouse with a range for each place",
        f"""Backend Engineer
at Tallowmere
Seattle, WA
{PROSE}
Pay Transparency
San Francisco pay range: $180,000 - $220,000
Seattle pay range: $165,000 - $200,000
Remote elsewhere pay range: $140,000 - $170,000
""",
        {
            "title": "Backend Engineer",
            "employer": "Tallowmere",
            "location": "Seattle, WA",
            "pay": (165000, 200000, "USD", "year"),
        },
    ),
    Made(
        "lever",
        f"""Tallowmere - Product Designer
Product Designer
London / Design / Full-time / Hybrid
Apply for this job
{PROSE}
Salary: £60k–£80k per annum, plus bonus of up to £8k
""",
        {
            "title": "Product Designer",
            "employer": "Tallowmere",
            "location": "London",
            "pay": (60000, 80000, "GBP", "year"),
        },
    ),
    Made(
        "workday",
        f"""Careers
Senior Firmware Engineer
Apply
locations
Munich
time type
Full time
posted on
Posted 30+ Days Ago
job requisition id
JR-2001843
{PROSE}
""",
        {"title": "Senior Firmware Engineer", "location": "Munich", "posted": "2026-10-22", "about": True},
    ),
    Made(
        "workday of yesterday",
        f"""Data Scientist II
locations
Reading, United Kingdom
posted on
Posted Yesterday
job requisition id
R0451234
{PROSE}
""",
        {"title": "Data Scientist II", "location": "Reading, United Kingdom", "posted": "2026-11-20"},
    ),
    Made(
        "ashby",
        f"""Research Engineer @ Pellucid AI
Research Engineer
Location
San Francisco
Employment Type
Full time
Department
Engineering
Compensation
$150K – $205K • Offers Equity • Offers Bonus
Overview
Application
{PROSE}
""",
        {
            "title": "Research Engineer",
            "employer": "Pellucid AI",
            "location": "San Francisco",
            "pay": (150000, 205000, "USD", "year"),
        },
    ),
    Made(
        "glassdoor with the employer's figures",
        f"""Pellucid AI
4.2 ★
Analytics Engineer
Chicago, IL
$110K - $140K (Employer est.)
Easy Apply
30d+
{PROSE}
At Pellucid AI, we read everything twice.
""",
        {
            "title": "Analytics Engineer",
            "employer": "Pellucid AI",
            "location": "Chicago, IL",
            "pay": (110000, 140000, "USD", "year"),
        },
    ),
    Made(
        "glassdoor with a guess of its own",
        f"""Analytics Engineer
Pellucid AI
Chicago, IL
$95K - $130K (Glassdoor est.)
6d
{PROSE}
""",
        {"title": "Analytics Engineer", "employer": "Pellucid AI", "location": "Chicago, IL", "posted": "2026-11-15"},
    ),
    Made(
        "a board with labels and bars",
        f"""Job Title: DevOps Engineer | Company: Fennick & Shaw Ltd | Location: Leeds | Posted: 4 March 2026
Salary | £55,000 - £65,000
{PROSE}
""",
        {
            "title": "DevOps Engineer",
            "employer": "Fennick & Shaw Ltd",
            "location": "Leeds",
            "posted": "2026-03-04",
            "pay": (55000, 65000, "GBP", "year"),
        },
    ),
    Made(
        "an ambiguous date",
        f"""Job Title: DevOps Engineer
Company: Fennick & Shaw Ltd
Date posted: 04/03/2026
Closing date: 30/04/2026
{PROSE}
""",
        {"title": "DevOps Engineer", "employer": "Fennick & Shaw Ltd", "posted": "2026-04-03", "about": True},
    ),
    Made(
        "a date with one meaning",
        f"""Job Title: DevOps Engineer
Date posted: 25/03/2026
Status: Expired
{PROSE}
""",
        {"title": "DevOps Engineer", "posted": "2026-03-25", "status": "closed"},
    ),
)
