"""A title agrees with the company and the role however it is laid out, and is caught when it names others."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.document import Document
from schema.titles import is_section, read_title

AGREEING = [
    ("Data Engineer | Acme Global Negotiation Guide", "Acme", "Data Engineer"),
    ("Data Engineer — Acme Salary Negotiation Guide", "Acme", "Data Engineer"),
    ("Data Engineer - Acme", "Acme", "Data Engineer"),
    ("Acme: Data Engineer", "Acme", "Data Engineer"),
    ("Acme Data Engineer Guide", "Acme", "Data Engineer"),
    ("Negotiating Your Data Engineer Offer at Acme", "Acme", "Data Engineer"),
    ("Acme's Data Engineer", "Acme", "Data Engineer"),
    ("**Data Engineer** \\| *ACME*", "acme", "data engineer"),
    ("Software Engineer (IC3-IC5) | Acme", "Acme", "Software Engineer"),
    ("Software Engineer II | Acme", "Acme", "Software Engineer"),
    ("Software Engineer / Senior Software Engineer | Acme", "Acme", "Software Engineer"),
    ("Agentic AI Engineer | Acme", "Acme", "Agentic AI Engineer (SIGNATURE ROLE)"),
    ("Sr. Data Engineer | Acme", "Acme", "Senior Data Engineer"),
    ("Machine Learning Engineer | Acme", "Acme", "ML Engineer"),
    ("AI/ML Engineer | Acme", "Acme", "ML/AI Engineer"),
    ("Dev Ops Engineer | Acme", "Acme", "DevOps Engineer"),
    ("Engineering Manager, Data | Acme", "Acme", "Data Engineering Manager"),
    ("Data Engineer | Arista Guide", "Arista Networks", "Data Engineer"),
    ("Data Engineer | Brex Guide", "Brex AI", "Data Engineer"),
    ("Data Engineer | E*TRADE (Morgan Stanley) Guide", "Etrade", "Data Engineer"),
    ("Data Engineer | Plaid Guide", "Plaid Identity", "Data Engineer"),
    ("Data Engineer | Booking.com Guide", "Booking", "Data Engineer"),
    ("Data Engineer | Checkout.com Guide", "Checkout Com", "Data Engineer"),
    ("Data Engineer | Fidelity Investments Guide", "Fidelity", "Data Engineer"),
    ("Data Engineer | Global Payments Global Negotiation Guide", "Global Payments", "Data Engineer"),
    ("Data Engineer | Warner Bros Discovery Guide", "Warner Bros. Discovery", "Data Engineer"),
    ("Data Engineer | Weights and Biases", "Weights & Biases", "Data Engineer"),
    ("Data Engineer | AWS", "Amazon Web Services", "Data Engineer"),
    ("Data Engineer | Amazon Web Services", "AWS", "Data Engineer"),
    ("Data Engineer | Nestlé S.A.", "Nestle", "Data Engineer"),
    ("Data Engineer | Acme Inc.", "Acme Corp", "Data Engineer"),
    ("Apple Intelligence Engineer | Apple", "Apple", "Apple Intelligence Engineer"),
    ("Alibaba Cloud Engineer", "Alibaba", "Alibaba Cloud Engineer"),
    ("Data Engineer | 小米", "小米", "Data Engineer"),
]
OF_ANOTHER_COMPANY = [
    ("Data Engineer | Globex Guide", "Acme", "Globex"),
    ("Data Engineer | Bank of Montreal", "Bank of America", "Bank of Montreal"),
    ("Data Engineer | Metaverse", "Meta", "Metaverse"),
    ("Data Engineer | Global Payments Guide", "Acme", "Global Payments"),
    ("Data Engineer | Capital", "Capital One", "Capital"),
    ("Staff Data Engineer | Brex", "Acme", "Brex"),
    ("Data Engineer Negotiation Guide", "Acme", ""),
]
OF_ANOTHER_ROLE = [
    ("Data Scientist | Acme", "Data Engineer", "Data Scientist"),
    ("Staff Data Engineer | Acme", "Data Engineer", "Staff Data Engineer"),
    ("Acme Senior Data Engineer Guide", "Data Engineer", "Senior Data Engineer"),
    ("Data Engineer | Acme", "Staff Data Engineer", "Data Engineer"),
    ("Frontend Software Engineer — Acme", "Software Engineer", "Frontend Software Engineer"),
    ("Software Engineer Intern | Acme", "Software Engineer", "Software Engineer Intern"),
    ("Software Engineering Manager | Acme", "Software Engineer", "Software Engineering Manager"),
    ("Acme Negotiation Guide", "Data Engineer", ""),
    ("Junior Acme X Engineer | Acme Guide", "Acme X Engineer", "Junior Acme X Engineer"),
]


@pytest.mark.parametrize(("title", "company", "role"), AGREEING)
def test_a_title_agrees_in_every_form(title: str, company: str, role: str) -> None:
    reading = read_title(title, company, role)
    assert (reading.company, reading.role, reading.is_title) == (None, None, True)


@pytest.mark.parametrize(("title", "company", "said"), OF_ANOTHER_COMPANY)
def test_a_title_of_another_company_says_which(title: str, company: str, said: str) -> None:
    assert read_title(title, company, "Data Engineer").company == said


@pytest.mark.parametrize(("title", "role", "said"), OF_ANOTHER_ROLE)
def test_a_title_of_another_role_says_which(title: str, role: str, said: str) -> None:
    reading = read_title(title, "Acme", role)
    assert (reading.company, reading.role) == (None, said)


def test_a_title_may_be_wrong_in_both() -> None:
    reading = read_title("Data Scientist | Globex Guide", "Acme", "Data Engineer")
    assert (reading.company, reading.role) == ("Globex", "Data Scientist")


def test_what_is_not_known_is_not_held_against_a_title() -> None:
    assert read_title("Data Engineer | Acme", None, "Data Engineer").company is None
    assert read_title("Data Engineer | Acme", "Acme", None).role is None
    assert read_title("Data Engineer | Acme", "***", "--").company is None


@pytest.mark.parametrize("heading", ["Compensation Ranges by Region", "Overview", ""])
def test_a_heading_that_names_neither_company_nor_job_is_no_title(heading: str) -> None:
    assert not read_title(heading, "Acme", "Data Engineer").is_title


@pytest.mark.parametrize("heading", ["Negotiation DNA", "Global Levers", "Evidence & Sources", "Level Mapping at Acme"])
def test_a_section_is_told_by_its_first_words(heading: str) -> None:
    assert is_section(heading)
    assert not is_section(f"Data Engineer | {heading}")


COMPANIES = ["Acme", "Globex Networks", "Weights & Biases", "Étoile"]
ROLES = ["Data Engineer", "Staff Software Engineer", "Product Manager", "ML/AI Engineer"]


@given(
    st.sampled_from(COMPANIES), st.sampled_from(ROLES), st.sampled_from([" | ", " — ", " - ", ": ", " at "]), st.booleans(),
    st.sampled_from(["", " Global Negotiation Guide", " Salary Guide 2026"]), st.sampled_from([str, str.upper, str.lower]),
)  # fmt: skip
def test_no_layout_hides_or_makes_a_wrong_name(
    company: str, role: str, separator: str, company_first: bool, tail: str, case: type[str]
) -> None:
    names = [company, role] if company_first and separator != " at " else [role, company]
    title = case(separator.join(names) + tail)
    assert read_title(title, company, role).company is None
    assert read_title(title, company, role).role is None
    assert read_title(title, "Initech", role).company is not None
    assert read_title(title, company, "Security Analyst").role is not None


WORDS = st.sampled_from(
    "Acme Globex Bank of Inc Staff Senior Data Engineer Manager Intern AI ML Global Guide The at 2".split()
)
NAMES = st.tuples(WORDS, st.lists(st.tuples(st.sampled_from("  /."), WORDS), max_size=2)).map(
    lambda name: name[0] + "".join(mark + word for mark, word in name[1])
)


@given(NAMES, NAMES, NAMES, NAMES, st.sampled_from([" | ", " — "]), st.sampled_from([str, str.upper, str.lower]))
def test_a_title_in_plain_words_reads_as_the_same_one_in_bold(
    company: str, role: str, said_company: str, tail: str, separator: str, case: type[str]
) -> None:
    for title in (f"{role}{separator}{company} {tail}", f"{role}{separator}{said_company}"):
        assert read_title(case(title), company, role) == read_title(f"**{case(title)}**", company, role)


@given(st.text(max_size=80), st.text(max_size=20), st.text(max_size=20))
def test_any_title_is_read(title: str, company: str, role: str) -> None:
    reading = read_title(title, company, role)
    assert all(said is None or len(said) <= len(title) for said in (reading.company, reading.role))


def test_a_huge_title_takes_no_time() -> None:
    assert read_title("Engineer Acme " * 5_000, "Globex Networks", "Data Scientist").company is not None
    assert read_title(" " * 100_000 + "|" * 50_000, "Acme", "Data Scientist").company == ""


def test_real_titles_agree_with_their_own_names_alone(real_guides: list[Path]) -> None:
    read = [Document(path.read_bytes()) for path in real_guides]
    own = [(found.title.text if found.title else "", found.values or {}) for found in read]
    names = sorted({values["company_display"] for _, values in own})
    kin = {
        ("Etrade", "Morgan Stanley"),
        ("Cerner", "Oracle"),
        ("Fidelity Digital Assets", "Fidelity"),
        ("Snowflake AI", "Snowflake"),
    }
    for number, (title, values) in enumerate(own):
        company, role = values["company_display"], values["role_display"]
        reading = read_title(title, company, role)
        assert (reading.company, reading.role) == (None, None), title
        other = names[(names.index(company) + 1 + number % (len(names) - 1)) % len(names)]
        if (company, other) not in kin and (other, company) not in kin:
            assert read_title(title, other, role).company, (title, other)
