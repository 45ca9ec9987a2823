"""A saved posting beside a guide of its company, and the record that it becomes."""

from collections.abc import Callable
from pathlib import Path

import pytest

Guide = Callable[..., Path]
POSTING = """Job Title: Data Engineer
Company: Acme Ltd
Location: London
Created : 2026-03-04
Applications closed
Salary: £60k–£80k per annum
"""
RECORD = """- kind: job-posting
  title: Data Engineer
  employer: Acme Ltd
  location: London
  role: data-engineer
  posted: 2026-03-04
  captured: 2026-05-01
  status: closed
  pay: {low: 60000, high: 80000, currency: GBP, period: year}
"""
SETTLED = ("--captured", "2026-05-01", "--role", "data-engineer")


@pytest.fixture
def posting(folder: Path, guide: Guide) -> Path:
    guide()
    file = folder / "posting.txt"
    file.write_text(POSTING, encoding="utf-8")
    return file


@pytest.fixture
def evidence(folder: Path) -> Path:
    return folder / "guides" / "acme" / "evidence.yaml"
