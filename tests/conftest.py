"""What tests share: the real guides, and how hypothesis runs."""

import os
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

_NUMBERS = count()
HOME = Path(__file__).resolve().parents[1]

# The gate tries the same examples each time, so that what fails it is the change; `make explore` tries new ones, and more.
# How long an example takes says more about the machine than about the code; tests of speed set bounds of their own.
settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2_000, print_blob=True)
settings.load_profile("gate")


@pytest.fixture(autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's runs keep what they find; it is made by the first."""
    folder = tmp_path_factory.getbasetemp() / "caches" / str(next(_NUMBERS))
    monkeypatch.setenv("PAYPROOF_CACHE_DIR", os.fspath(folder))
    return folder


@pytest.fixture(scope="session")
def guides() -> list[Path]:
    """The guides of this repository."""
    found = sorted((HOME / "guides").glob("*/*.md"))
    assert found
    return found


@pytest.fixture(scope="session")
def corpus() -> Path:
    """A folder of real guides, `<company>/<role>.md`, that PAYPROOF_CORPUS names; without it such tests are skipped."""
    name = os.environ.get("PAYPROOF_CORPUS")
    if not name:
        pytest.skip("PAYPROOF_CORPUS names no folder of real guides")
    folder = Path(name)
    assert any(folder.glob("*/*.md")), f"{folder} holds no guides"
    return folder


@pytest.fixture(scope="session")
def real_guides(corpus: Path) -> list[Path]:
    """All guides of the corpus."""
    return sorted(corpus.glob("*/*.md"))
