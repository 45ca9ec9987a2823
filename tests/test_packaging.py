"""What is shipped: the wheel has the tree's files and nothing else, and runs beside the PyPI package named `schema`."""

import re
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.metadata import Metadata

from schema.example import CANONICAL
from tests.tree import HOME, project_files, run, skip_without_index

pytestmark = pytest.mark.slow

PROJECT = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
VERSION: str = PROJECT["version"]
BESIDE = "schema==0.7.8"  # the package of that name that PyPI has
OTHER = "import schema; print(schema.Schema(int).validate(7))"
GUIDE = HOME / "guides" / "sony" / "ml-ai-engineer.md"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, and the wheel made from it."""
    folder = tmp_path_factory.mktemp("dist")
    ran = run([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, HOME], folder)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    return built / f"payproof-{VERSION}-py3-none-any.whl"


def test_the_wheel_holds_the_tree_s_files_and_no_other(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    ours = {f"payproof/{name}" for name in project_files("schema/*", "audit/*")} | set(project_files("payproof/*"))
    assert held == ours


def test_the_wheel_brings_one_package_to_the_top_level(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"payproof", f"payproof-{VERSION}.dist-info"}


def test_the_wheel_says_who_made_it_under_which_terms_and_what_it_needs(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    told = archive.read(f"payproof-{VERSION}.dist-info/METADATA").decode()
    assert "\nLicense-Expression: MIT\n" in told
    assert "\nRequires-Python: >=3.11\n" in told
    needed = {re.split(r"[<>=! ]", line)[0] for line in re.findall(r"Requires-Dist: ([^;\n]+)\n", told)}
    assert needed == {re.split(r"[<>=! ]", line)[0] for line in PROJECT["dependencies"]}
    assert re.findall(r"Requires-Dist: (\w+)[^;\n]*; extra == '(\w+)'", told) == [("duckdb", "duckdb")]
    assert f"payproof-{VERSION}.dist-info/licenses/LICENSE" in archive.namelist()


def test_the_source_distribution_holds_what_the_gate_needs(built: Path) -> None:
    top = f"payproof-{VERSION}/"
    with tarfile.open(built / f"payproof-{VERSION}.tar.gz") as archive:
        held = {name.removeprefix(top) for name in archive.getnames()}
    wanted = set(project_files()) - set(project_files(".ci/*", ".github/*"))
    assert wanted - held == set()
    assert held - wanted <= {"PKG-INFO"}


def test_both_distributions_say_what_an_index_asks_for(built: Path, wheel: Path) -> None:
    made = wheel.read_bytes()
    told = zipfile.ZipFile(wheel).read(f"payproof-{VERSION}.dist-info/METADATA")
    with tarfile.open(built / f"payproof-{VERSION}.tar.gz") as archive:
        source = archive.extractfile(f"payproof-{VERSION}/PKG-INFO")
        assert source
        assert source.read() == told
    page = Metadata.from_email(told, validate=True)  # it refuses what an index refuses
    assert (page.name, str(page.version), page.description_content_type) == ("payproof", VERSION, "text/markdown")
    assert page.summary
    assert page.description
    assert page.description.startswith("# payproof\n")
    assert made[:2] == b"PK"


def test_two_builds_are_the_same_to_the_byte(built: Path, tmp_path: Path) -> None:
    ran = run([sys.executable, "-m", "build", "--no-isolation", "--outdir", tmp_path, HOME], tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        file.name: file.read_bytes() for file in built.iterdir()
    }


def _fresh(folder: Path) -> Path:
    """The tools of a new environment."""
    made = run([sys.executable, "-m", "venv", folder], HOME)
    assert made.returncode == 0, made.stderr
    return folder / Path(sys.executable).parent.name


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tools of an environment that has the wheel and the other `schema`, the other one installed last."""
    tools = _fresh(tmp_path_factory.mktemp("venv"))
    locked = HOME / "requirements" / "dev.txt"
    for packages in ([wheel, "--constraint", locked], [BESIDE]):
        pip = run(["python", "-m", "pip", "install", "--quiet", *packages], wheel.parent, tools)
        skip_without_index(pip)
        assert pip.returncode == 0, pip.stderr
    return tools


def test_the_wheel_and_the_other_schema_both_work_in_one_environment(installed: Path, tmp_path: Path) -> None:
    _both_work(installed, tmp_path)


def test_neither_took_a_file_of_the_other(installed: Path, tmp_path: Path) -> None:
    both = "import importlib.metadata as m; print(*sorted(str(f) for n in ('schema', 'payproof') for f in m.files(n)), sep='\\n')"
    files = [
        name
        for name in run(["python", "-c", both], tmp_path, installed).stdout.splitlines()
        if "__pycache__" not in name
    ]
    assert len(files) > 50
    assert len(files) == len(set(files))
    assert run(["python", "-m", "pip", "check"], tmp_path, installed).returncode == 0


def test_an_editable_install_works_from_another_folder_and_beside_the_other_schema(
    installed: Path, tmp_path: Path
) -> None:
    tools = _fresh(tmp_path / "venv")
    # What it needs is there already: this environment's packages, and the other `schema` from the environment above.
    purelib = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = Path(run(["python", "-c", purelib], tmp_path, tools).stdout.strip())
    other = Path(run(["python", "-c", purelib], tmp_path, installed).stdout.strip()) / "schema"
    (own / "schema").symlink_to(other)
    (own / "packages.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    offline = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    pip = run(["python", "-m", "pip", "install", *offline, "--editable", HOME], tmp_path, tools)
    assert pip.returncode == 0, pip.stderr
    (tmp_path / "elsewhere").mkdir()
    _both_work(tools, tmp_path / "elsewhere")


COMMANDS = (
    "check guides", "check guides --format json", "check guides --format sarif --output payproof.sarif", "check guides --diff",
    "audit guides", "audit guides --format html --output page.html", "explain guides/acme/data-engineer.md", "plan guides",
    "show guides/acme/data-engineer.md", "export guides --output pay.sqlite", "export guides --output pay.csv",
    "import-table guides", "set guides/acme/data-engineer.md London.base_low=91000 --diff", "new Acme analyst --region London",
    "renew guides/acme/data-engineer.md", "rules", "rule total-below-base", "schema", "check guides --fix",
)  # fmt: skip


def test_what_is_installed_runs_every_command_on_a_guide(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "guides/acme").mkdir(parents=True)
    (tmp_path / "guides/acme/data-engineer.md").write_text(CANONICAL, encoding="utf-8")
    for command in COMMANDS:
        ran = run(["payproof", *command.split()], tmp_path, installed)
        assert ran.returncode in {0, 1}, f"{command}: {ran.stderr}"
        assert "Traceback" not in ran.stderr


def _both_work(tools: Path, folder: Path) -> None:
    assert run(["payproof", "--version"], folder, tools).stdout == f"payproof {VERSION}\n"
    checked = run(["payproof", "check", GUIDE], folder, tools)
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout + checked.stderr
    assert "1 guide" in checked.stdout
    assert run(["python", "-m", "payproof", "rule", "PAY203"], folder, tools).stdout.startswith("# PAY203 ")
    other = run(["python", "-c", OTHER], folder, tools)
    assert (other.returncode, other.stdout) == (0, "7\n"), other.stderr
