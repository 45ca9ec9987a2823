"""Titles of jobs and the guides they belong to: what is sure, what is only near, and that a senior's pay is never held against a junior's guide."""

import os
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from schema.document import Document
from schema.reading import read_guide
from schema.role_match import Confidence, Role, match_roles

STANDARD = (
    "data-engineer", "data-scientist", "devops-engineer", "engineering-manager", "ml-ai-engineer", "product-designer",
    "product-manager", "security-engineer", "senior-software-engineer", "software-engineer", "solutions-architect",
    "staff-software-engineer", "technical-program-manager",
)  # fmt: skip
COMPANY = [*map(Role, STANDARD), Role("playstation-platform-engineer", "PlayStation Platform Engineer")]
HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW


def told(title: str, *roles: str) -> dict[str, Confidence]:
    """What a title may mean among roles, or among those of a company that has them all."""
    return {match.role: match.confidence for match in match_roles(title, map(Role, roles) if roles else COMPANY)}


@pytest.mark.parametrize(
    ("role", "titles"),
    [
        ("software-engineer", "Software Engineer; software engineer; SWE; SDE; SWE II; Software Engineer II; Software Engineer 2; Software Developer; Software Development Engineer; Software Engineer (Backend), Payments; Software Engineer - London; Software Engineer, Growth (Remote); Engineer, Software; Member of Technical Staff; Software Engineer (m/f/d); Software Engineer II - Frontend; Backend Software Engineer; Full-Stack Software Engineer; iOS Software Engineer; Softwareentwickler (m/w/d); Mid-Level Software Engineer; Software Engineer I"),
        ("senior-software-engineer", "Senior Software Engineer; Sr. Software Engineer; Sr Software Engineer; Sr. SWE; Snr Software Developer; Senior Software Engineer, Payments; Software Engineer, Senior; Software Engineer (Senior); Senior Software Engineer II; Senior SDE; Senior Member of Technical Staff; Senior Backend Software Engineer"),
        ("staff-software-engineer", "Staff Software Engineer; Staff SWE; Staff Software Engineer, Infrastructure; Software Engineer - Staff; Senior Staff Software Engineer; Staff Software Developer"),
        ("ml-ai-engineer", "Machine Learning Engineer; Machine Learning Engineer II; ML Engineer; MLE; AI Engineer; ML/AI Engineer; AI/ML Engineer; AI / ML Engineer; AI & ML Engineer; Artificial Intelligence Engineer; Machine Learning Engineer II, Marketing Testing; Mid-Level Machine Learning Engineer; Machine Learning Engineer - London; Machine Learning Software Engineer; Engineer, Machine Learning; Applied Machine Learning Engineer"),
        ("data-scientist", "Data Scientist; Data Scientist, Growth; Data Scientist II; Product Data Scientist; Data Scientist - Ads; Scientist, Data; Data Scientist (London)"),
        ("data-engineer", "Data Engineer; Data Engineer II; Big Data Engineer; Data Engineer, Ads; Cloud Data Engineer; Data Engineer - Platform"),
        ("devops-engineer", "DevOps Engineer; Dev Ops Engineer; DevOps Engineer II; DevOps / Platform Engineer; Cloud DevOps Engineer"),
        ("security-engineer", "Security Engineer; Security Engineer II, Detection; Application Security Engineer; Cyber Security Engineer; Information Security Engineer; Cloud Security Engineer; AppSec Engineer"),
        ("product-manager", "Product Manager; Product Manager II; Technical Product Manager; Product Manager, Payments; Platform Product Manager"),
        ("technical-program-manager", "Technical Program Manager; TPM; Technical Programme Manager; Technical Program Manager II; Engineering Program Manager"),
        ("product-designer", "Product Designer; Product Designer II; Product Designer, Growth; Digital Product Designer"),
        ("engineering-manager", "Engineering Manager; Software Engineering Manager; Manager, Software Engineering; Manager of Software Engineering; Engineering Manager, Payments; Software Development Manager; Data Engineering Manager; Machine Learning Engineering Manager"),
        ("solutions-architect", "Solutions Architect; Solution Architect; Cloud Solutions Architect; Solutions Architect, EMEA; Solutions Architect II; Enterprise Solutions Architect"),
        ("playstation-platform-engineer", "PlayStation Platform Engineer; Playstation platform engineer; PlayStation Platform Engineer II"),
    ],
)  # fmt: skip
def test_these_titles_are_surely_the_role_and_no_other(role: str, titles: str) -> None:
    for title in titles.split("; "):
        assert told(title) == {role: HIGH}, title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Backend Engineer", {"software-engineer": MEDIUM}),
        ("Senior Backend Engineer", {"senior-software-engineer": MEDIUM}),
        ("Full-Stack Developer", {"software-engineer": MEDIUM}),
        ("C++ Engineer", {"software-engineer": MEDIUM}),
        ("Graphics Software Engineer", {"software-engineer": MEDIUM}),
        ("Software Engineer III", {"software-engineer": MEDIUM, "senior-software-engineer": MEDIUM}),
        ("L5 Software Engineer", {"software-engineer": MEDIUM, "senior-software-engineer": MEDIUM, "staff-software-engineer": MEDIUM}),
        ("Lead Software Engineer", {"senior-software-engineer": MEDIUM, "staff-software-engineer": MEDIUM}),
        ("Principal Software Engineer", {"staff-software-engineer": MEDIUM}),
        ("Junior Software Developer", {"software-engineer": MEDIUM}),
        ("Software Engineer, Machine Learning", {"software-engineer": MEDIUM, "ml-ai-engineer": MEDIUM}),
        ("Software Engineer, Data Platform", {"software-engineer": MEDIUM, "data-engineer": MEDIUM}),
        ("Senior Software Engineer, Security", {"senior-software-engineer": MEDIUM, "security-engineer": MEDIUM}),
        ("Senior Machine Learning Engineer", {"ml-ai-engineer": MEDIUM}),
        ("Machine Learning Engineer III", {"ml-ai-engineer": MEDIUM}),
        ("Machine Learning Platform Engineer", {"ml-ai-engineer": MEDIUM}),
        ("Applied Scientist", {"ml-ai-engineer": MEDIUM, "data-scientist": LOW}),
        ("Data Platform Engineer", {"data-engineer": MEDIUM}),
        ("Analytics Engineer", {"data-engineer": MEDIUM}),
        ("Platform Engineer", {"devops-engineer": MEDIUM}),
        ("Site Reliability Engineer", {"devops-engineer": MEDIUM}),
        ("SRE", {"devops-engineer": MEDIUM}),
        ("PM II", {"product-manager": MEDIUM}),
        ("Senior Product Manager", {"product-manager": MEDIUM}),
        ("Associate Product Manager", {"product-manager": MEDIUM}),
        ("Program Manager", {"technical-program-manager": MEDIUM}),
        ("UX Designer", {"product-designer": MEDIUM}),
        ("UI/UX Designer", {"product-designer": MEDIUM}),
        ("Senior Manager, Software Engineering", {"engineering-manager": MEDIUM}),
        ("Solutions Engineer", {"solutions-architect": MEDIUM}),
        ("Senior PlayStation Platform Engineer", {"playstation-platform-engineer": MEDIUM}),
        ("Senior Engineer, PlayStation Platform", {"playstation-platform-engineer": MEDIUM}),
    ],
)  # fmt: skip
def test_these_titles_are_near_a_role(title: str, expected: dict[str, Confidence]) -> None:
    assert {role: sure for role, sure in told(title).items() if sure is not LOW or role in expected} == expected


@pytest.mark.parametrize(
    "title",
    """Staff Machine Learning Engineer; Principal Data Scientist; Director of Engineering; Head of Engineering; Software Engineer Intern;
    Software Engineer in Test; Software Engineer, QA; Embedded Software Engineer; Data Analyst; Sales Engineer; Group Product Manager;
    Vice President, Software Engineer; Security Analyst; Software Architect; Research Scientist; Machine Learning Intern Engineer""".split(";"),
)  # fmt: skip
def test_these_titles_are_no_more_than_beside_a_role(title: str) -> None:
    found = told(" ".join(title.split()))
    assert found
    assert set(found.values()) == {LOW}


@pytest.mark.parametrize(
    "title",
    """Accountant; Chief of Staff; Product Marketing Manager; Technical Recruiter, Software Engineering; Software Engineer Recruiter;
    Customer Success Manager; Legal Counsel; Barista; Office Manager; Nurse; Marketing Manager; Engineer; Manager; Senior; II; ; !!!;
    Data Entry Clerk; Mechanical Designer; Sales Manager; Payroll Specialist; 機械学習エンジニア""".split(";"),
)  # fmt: skip
def test_these_titles_are_none_of_the_roles(title: str) -> None:
    assert told(" ".join(title.split())) == {}


def test_which_guides_there_are_decides() -> None:
    alone = told("Senior Software Engineer", "software-engineer")
    assert alone == {"software-engineer": MEDIUM}
    assert told("Senior Software Engineer", "software-engineer", "senior-software-engineer") == {
        "senior-software-engineer": HIGH
    }
    assert told("Staff Software Engineer", "software-engineer", "senior-software-engineer") == {
        "senior-software-engineer": MEDIUM
    }
    assert told("Site Reliability Engineer", "devops-engineer", "site-reliability-engineer") == {
        "site-reliability-engineer": HIGH
    }
    assert told("Staff Machine Learning Engineer", "ml-ai-engineer", "staff-ml-ai-engineer") == {
        "staff-ml-ai-engineer": HIGH
    }
    assert told("Frontend Engineer", "software-engineer", "frontend-engineer") == {"frontend-engineer": HIGH}
    assert told("Machine Learning Engineer", "data-scientist") == {}
    assert told("Data Engineer") == {"data-engineer": HIGH}
    assert match_roles("Data Engineer", []) == ()


def test_a_title_that_is_the_guide_s_own_display_name_is_that_guide() -> None:
    roles = [Role("software-engineer", "Software Engineer (E3/E4)"), Role("senior-software-engineer"), Role("devops-engineer", "Production Engineer (DevOps)")]  # fmt: skip
    for role in (roles[0], roles[2]):
        assert [(match.role, match.confidence) for match in match_roles(role.display, roles)] == [(role.slug, HIGH)]


def test_a_match_says_why() -> None:
    (match,) = match_roles("Machine Learning Engineer II", COMPANY)
    assert match.reason == 'it is another name of the role; "II" is a level of it'
    (match,) = match_roles("Staff Machine Learning Engineer", COMPANY)
    assert match.reason == 'it is another name of the role; no guide is for "staff"'
    (match,) = match_roles("Software Engineer III", [Role("software-engineer")])
    assert match.reason == 'it is the role\'s name; "III" may be plain or senior'


RANKED = (
    "Junior",
    "Jr.",
    "Senior",
    "Sr.",
    "Snr",
    "Staff",
    "Senior Staff",
    "Principal",
    "Distinguished",
    "Lead",
    "Intern",
)
NAMES = {
    "software-engineer": ("Software Engineer", "Software Developer", "SWE", "SDE", "Backend Software Engineer"),
    "ml-ai-engineer": ("Machine Learning Engineer", "ML Engineer", "AI Engineer", "AI/ML Engineer"),
    "data-scientist": ("Data Scientist",),
    "data-engineer": ("Data Engineer",),
    "devops-engineer": ("DevOps Engineer",),
    "security-engineer": ("Security Engineer", "Cybersecurity Engineer"),
    "product-manager": ("Product Manager", "Technical Product Manager"),
    "technical-program-manager": ("Technical Program Manager", "TPM"),
    "product-designer": ("Product Designer",),
    "engineering-manager": ("Engineering Manager", "Software Engineering Manager"),
    "solutions-architect": ("Solutions Architect", "Solution Architect"),
}
ENDINGS = ("", " II", ", Payments", " (London)", " - Remote", " – Growth Team", ", Consumer | Hybrid", " (m/f/d)")
MADE_UP = [(role, name, ending) for role, names in NAMES.items() for name, ending in product(names, ENDINGS)]


@pytest.mark.parametrize(("role", "name", "ending"), MADE_UP)
def test_what_stands_behind_a_name_changes_nothing_and_a_rank_before_it_does(role: str, name: str, ending: str) -> None:
    plain = told(name + ending)
    assert plain == {role: HIGH}
    for rank in RANKED:
        ranked = told(f"{rank} {name}{ending}")
        assert ranked, f"{rank} {name}{ending}"
        assert ranked.get(role) is not HIGH
        if role == "software-engineer" and rank in {
            "Senior",
            "Sr.",
            "Snr",
            "Staff",
            "Senior Staff",
            "Lead",
            "Principal",
        }:
            assert role not in ranked


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", NAMES["software-engineer"])
def test_a_senior_s_title_belongs_to_the_senior_s_guide_alone(name: str, ending: str) -> None:
    for rank in ("Senior", "Sr.", "Snr"):
        assert told(f"{rank} {name}{ending}") == {"senior-software-engineer": HIGH}
    assert told(f"Staff {name}{ending}") == {"staff-software-engineer": HIGH}


WORDS = some.sampled_from([*RANKED, "Software", "Engineer", "Data", "Manager", "of", "in", "/", "&", ",", "(", ")", "-", "II", "L5", "Machine Learning", "and", "Product", "", "é", "\u202e", "5"])  # fmt: skip


@given(some.lists(WORDS, max_size=14).map(" ".join))
def test_any_title_has_at_most_one_sure_role_at_each_rank_and_always_the_same(title: str) -> None:
    found = match_roles(title, COMPANY)
    assert found == match_roles(title, [*reversed(COMPANY)])
    assert [match.confidence.rank for match in found] == sorted(match.confidence.rank for match in found)
    assert len({match.role for match in found}) == len(found)


@given(some.text(max_size=400))
def test_no_text_is_too_strange_for_a_title(text: str) -> None:
    match_roles(text, COMPANY)


def test_a_text_that_is_no_title_is_not_searched() -> None:
    assert match_roles("Software Engineer " * 50_000, COMPANY) == ()


@pytest.mark.skipif(not os.environ.get("PAYPROOF_CORPUS"), reason="PAYPROOF_CORPUS names no folder of real guides")
def test_every_real_guide_s_own_name_leads_to_it_among_its_company_s() -> None:
    companies: dict[str, list[Role]] = {}
    for file in sorted(Path(os.environ["PAYPROOF_CORPUS"]).glob("*/*.md")):
        guide = read_guide(Document(file.read_bytes())).guide
        assert guide is not None
        companies.setdefault(file.parent.name, []).append(Role(guide.role or "", guide.role_display or ""))
    assert len(companies) > 100
    for roles in companies.values():
        slugs = [Role(role.slug) for role in roles]
        for role in roles:
            (match,) = match_roles(role.display, roles)
            assert (match.role, match.confidence) == (role.slug, HIGH)
            by_slug = match_roles(role.display, slugs)
            assert role.slug not in STANDARD or role.slug in {match.role for match in by_slug}
            assert all(match.role == role.slug for match in by_slug if match.confidence is HIGH)
