"""More made-up postings: pages of companies, mails, pages saved as HTML or Markdown, and what misleads."""

from tests.schema.made_postings import PROSE, Made

PAGES = (
    Made(
        "a careers page in Markdown",
        f"""# Principal Data Architect

**Company:** Fennick & Shaw Ltd
**Location:** Manchester, UK
**Date posted:** March 4, 2026

## The role

{PROSE}

- The base pay range for this role is **£95,000 to £120,000** a year
- A signing bonus of £10,000 and £40,000 in stock
- We have 1,200 employees and £300M revenue
""",
        {
            "title": "Principal Data Architect",
            "employer": "Fennick & Shaw Ltd",
            "location": "Manchester, UK",
            "posted": "2026-03-04",
            "pay": (95000, 120000, "GBP", "year"),
        },
    ),
    Made(
        "a table in Markdown",
        """| Field | Value |
|---|---|
| Job title | Site Reliability Engineer |
| Employer | Gorsewood |
| Location | Dublin |
| Posted on | 2026-03-04 |
| Salary | €85.000 – €100.000 |
""",
        {
            "title": "Site Reliability Engineer",
            "employer": "Gorsewood",
            "location": "Dublin",
            "posted": "2026-03-04",
            "pay": (85000, 100000, "EUR", "year"),
        },
    ),
    Made(
        "a page saved as HTML",
        f"""<!DOCTYPE html><html><head><title>Jobs</title><style>p {{ color: red }}</style>
<script>var salary = "$999,000 - $999,999 base salary";</script></head>
<body><ul><li><a href="/">Home</a></li><li>Careers</li></ul>
<h1>Senior <b>Embedded</b> Engineer</h1><div>Gorsewood&nbsp;GmbH</div><div>Berlin</div>
<p>{PROSE}</p><!-- salary $1 --><p>Base salary: &euro;70,000 &ndash; &euro;90,000 per year</p>
<p>Applications closed</p></body></html>
""",
        {
            "title": "Senior Embedded Engineer",
            "employer": "Gorsewood GmbH",
            "location": "Berlin",
            "status": "closed",
            "pay": (70000, 90000, "EUR", "year"),
        },
    ),
    Made(
        "a mail",
        f"""From: talent@gorsewood.example
To: me@example.org
Date: Wed, 4 Mar 2026 10:00:00 +0000
Subject: Fwd: Security Engineer role at Gorsewood

Hello,

{PROSE}
The salary is between €75,000 and €95,000 gross per year, and there is a relocation budget of €8,000.
Ring me on +353 1 555 0199.
""",
        {"title": "Security Engineer", "employer": "Gorsewood", "pay": (75000, 95000, "EUR", "year")},
    ),
    Made(
        "prose run together",
        f"""Job Title


Machine Learning Engineer


Company : Pellucid AI


Location : London, London


Created : 2026-03-04


Job Type : Full Time


Job Description

{PROSE} Location: London, UK The team are experts. What we offer Salary: £70,000 - £90,000You will also get 25 days holiday"""
        """ and a £1,500 training allowanceRequirements 5-7 years in industry 40 hours a week#LI-XY1""",
        {
            "title": "Machine Learning Engineer",
            "employer": "Pellucid AI",
            "location": "London",
            "posted": "2026-03-04",
            "pay": (70000, 90000, "GBP", "year"),
        },
    ),
    Made(
        "another job's lines above the text",
        f"""Be at the heart of it. Fly kites for a living.

Apply Now

Data Engineer II

Gorsewood Global
London
10 months ago
Applications closed

Related Jobs

View all jobs

Data Engineer III
£200,000 - £250,000 per annum

Staff Data Engineer

Why Gorsewood?

{PROSE}

Industry Insights

Salaries of data engineers rise to £150,000 per annum, writes an article that is about
something else and goes on and on, as articles do that want to be read by many people who do not look for this job at all.
""",
        {
            "title": "Data Engineer II",
            "employer": "Gorsewood Global",
            "location": "London",
            "posted": "2026-01-21",
            "about": True,
            "status": "closed",
        },
    ),
    Made(
        "on-target earnings apart from base",
        f"""Sales Engineer
Gorsewood
New York, NY
{PROSE}
OTE $220,000 - $260,000; base salary $140,000 to $160,000, with $50,000 equity.
""",
        {
            "title": "Sales Engineer",
            "employer": "Gorsewood",
            "location": "New York, NY",
            "pay": (140000, 160000, "USD", "year"),
        },
    ),
    Made(
        "on-target earnings alone",
        f"""Sales Engineer
Gorsewood
New York, NY
{PROSE}
OTE: $220,000 - $260,000 per year
""",
        {"title": "Sales Engineer", "employer": "Gorsewood", "location": "New York, NY"},
    ),
    Made(
        "a day rate",
        f"""Contract Data Engineer
Gorsewood
Leeds
{PROSE}
Day rate: £500 - £600 per day, outside IR35
""",
        {
            "title": "Contract Data Engineer",
            "employer": "Gorsewood",
            "location": "Leeds",
        },
    ),
    Made(
        "half an end",
        f"""Job Title: QA Engineer
Company: Gorsewood
Location: Leeds
Salary: up to £48,000
{PROSE}
""",
        {"title": "QA Engineer", "employer": "Gorsewood", "location": "Leeds", "pay": (None, 48000, "GBP", "year")},
    ),
    Made(
        "two ranges, and nothing that chooses",
        f"""Software Engineer
Gorsewood
Remote, US
{PROSE}
Salary for level 4: $150,000 - $180,000
Salary for level 5: $180,000 - $230,000
""",
        {"title": "Software Engineer", "employer": "Gorsewood", "location": "Remote, US"},
    ),
    Made(
        "one pay by the hour and by the year",
        f"""Software Engineer
Gorsewood
Remote, US
{PROSE}
The base pay is $55.50/hr - $70.00/hr ($115,440 - $145,600 annually).
""",
        {
            "title": "Software Engineer",
            "employer": "Gorsewood",
            "location": "Remote, US",
            "pay": (115440, 145600, "USD", "year"),
        },
    ),
    Made(
        "numbers that are no pay",
        f"""Job Title: Growth Manager
Company: Gorsewood
{PROSE}
You have 10+ years of experience and managed budgets of $5M - $10M. Our customers save $120,000 a year. We raised $40M in a
Series B, have 5,000 employees and $90,000 contracts, offer a 401(k) with a 6% match, and a $3,000 relocation allowance.
Call 1-800-555-0100. Ref 150000-205000. The visa's salary threshold is £38,700. The average salary in London is £70,000.
""",
        {"title": "Growth Manager", "employer": "Gorsewood"},
    ),
    Made(
        "open",
        f"""Job Title: Growth Manager
Status: Open
Location: Nether Wallop
{PROSE}
""",
        {"title": "Growth Manager", "status": "open", "location": "Nether Wallop"},
    ),
    Made(
        "prose alone",
        f"""Gorsewood is hiring a Senior Data Scientist in Berlin. {PROSE}

Applications will be closed once we have found someone. Founded 10 years ago.
""",
        {"title": "Senior Data Scientist", "employer": "Gorsewood"},
    ),
    Made(
        "a page whose data tells more than its words",
        f"""<!DOCTYPE html><html><head><script type="application/ld+json">
{{"@context": "https://schema.org", "@type": "JobPosting", "title": "Staff Engineer",
 "datePosted": "2026-03-04T09:00:00Z", "validThrough": "2026-06-04",
 "hiringOrganization": {{"@type": "Organization", "name": "Gorsewood"}},
 "jobLocation": {{"@type": "Place", "address": {{"addressLocality": "Leeds", "addressCountry": "GB"}}}},
 "baseSalary": {{"currency": "GBP", "value": {{"minValue": 80000, "maxValue": "95000", "unitText": "YEAR"}}}}}}
</script></head><body><h1>Staff Engineer</h1><p>8 months ago</p><p>{PROSE}</p></body></html>
""",
        {
            "title": "Staff Engineer",
            "employer": "Gorsewood",
            "location": "Leeds, GB",
            "posted": "2026-03-04",
            "pay": (80000, 95000, "GBP", "year"),
        },
    ),
    Made(
        "one line for each thing, run together",
        "Job Title:Machine Learning EngineerCompany:GorsewoodLocation:LondonSalary:£70k-£80k per annum",
        {
            "title": "Machine Learning Engineer",
            "employer": "Gorsewood",
            "location": "London",
            "pay": (70000, 80000, "GBP", "year"),
        },
    ),
    Made("no posting", "Shopping list\n\nmilk\n2 loaves at £1.20\nbatteries\n", {}),
)
