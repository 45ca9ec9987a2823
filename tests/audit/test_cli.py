"""The command line: it answers in one sentence whatever it is asked, and never with a traceback."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from audit import cli
from audit.cli import COMMANDS
from audit.outcome import Outcome
from payproof import __main__ as launcher
from tests.audit.running import COMMAND, Run, environment

AS_OF = "--as-of=2026-06-01"
WRONG = ("    total_comp_low: 190000", "    total_comp_low: 145000")


def test_the_version_is_printed_where_programs_read(process: Callable[..., Run]) -> None:
    run = process("--version")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("payproof ")


def test_without_a_command_all_commands_are_shown_and_the_exit_code_says_misuse(payproof: Callable[..., Run]) -> None:
    run = payproof()
    assert (run.code, run.out) == (2, "")
    assert all(f"  {name} " in run.err for name in COMMANDS)


def test_help_is_an_answer_and_no_misuse(payproof: Callable[..., Run]) -> None:
    run = payproof("--help")
    assert (run.code, run.err) == (0, "")
    assert all(f"  {name} " in run.out for name in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chekc"], "chekc is no command: did you mean check?"),
        (["frobnicate"], "frobnicate is no command: write one of check, "),
        (["--vresion"], "--vresion is no option: did you mean --version?"),
        (["."], ". is no command: write `payproof check .` to check it"),
        (["check", "--formt", "json"], "--formt is no option: did you mean --format?"),
        (["check", "--zzz"], "--zzz is no option: `payproof check --help` shows what there is"),
        (
            ["check", "--format", "xml"],
            "--format is xml: write full, concise, json, github, sarif, gitlab, junit or markdown",
        ),
        (["check", "--fail-on", "all"], "--fail-on is all: write error, warning, info or never"),
        (["check", "--format"], "--format needs a value: `payproof check --help` shows what there is"),
        (
            ["check", "--as-of", "2026-02-30"],
            "--as-of is 2026-02-30, which is no date (day is out of range for month): write",
        ),
        (["check", "--as-of", "20260601"], "--as-of is 20260601, which is no date: write one such as 2026-11-21"),
        (["check", "--as-of", "tomorrow"], "--as-of is tomorrow, which is no date: write one such as 2026-11-21"),
        (["check", "--select", ""], "--select names no rule: give codes, prefixes or names"),
        (
            ["check", "--select", "PAY203", "--ignore", "PAY"],
            "no rule is left to run: what is selected is also ignored",
        ),
        (
            ["check", "--statistics", "--format", "json"],
            "--statistics counts for people, and --format json holds every",
        ),
        (["check", "--statistics", "--format", "github"], "--statistics counts for people, and --format github"),
        (["check", "-", "guides"], "- reads one guide from standard input: give no other path beside it"),
        (
            ["check", "--stdin-filename", "x.md"],
            "--stdin-filename names the guide from standard input: give - as the path",
        ),
        (["check", "--config", "none.toml"], "none.toml is no file: --config takes"),
        (["rule"], "RULE is missing: `payproof rule --help` shows what there is"),
        (["rule", "PAY203", "PAY204"], "PAY204 is one argument too many"),
        (["rule", "total-bellow-base"], "did you mean PAY203 (total-below-base)?"),
        (["rules", "PAY"], "PAY is one argument too many"),
    ],
)
def test_what_is_wrong_with_a_command_is_said_in_one_sentence(
    arguments: list[str], sentence: str, payproof: Callable[..., Run]
) -> None:
    run = payproof(*arguments)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("payproof: ")
    assert sentence in run.err
    assert run.err.count("\n") == 1


def test_a_file_whose_name_looks_like_an_option_is_told_apart(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide("-rf.md")
    assert payproof("check", "-rf.md") == Run(
        2, "", "payproof: -rf.md is read as an option, and is a file: write -- before the paths\n"
    )
    assert "Checked 1 guide" in payproof("check", "--", "-rf.md").out


def test_every_unknown_rule_is_named_at_once(payproof: Callable[..., Run]) -> None:
    run = payproof("check", "--select", "PAY999,total-bellow-base", "--ignore", "PYA203")
    assert run.code == 2
    assert run.err == (
        "payproof: PAY999 is no rule's code, prefix or name: `payproof rules` lists them\n"
        "payproof: total-bellow-base is no rule's code, prefix or name: did you mean PAY203 (total-below-base)?\n"
        "payproof: PYA203 is no rule's code, prefix or name: did you mean PAY203 (total-below-base)?\n"
    )


def test_options_may_stand_between_paths(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    first, second = guide("guides/acme/data-engineer.md"), guide("guides/acme/analyst.md")
    run = payproof("check", str(first), "--select", "PAY", str(second))
    assert (run.code, run.err) == (0, "")
    assert "Checked 2 guides" in run.out


def test_a_closed_pipe_is_no_failure(guide: Callable[..., Path]) -> None:
    for number in range(60):
        guide(f"guides/acme/role-{number}.md", WRONG)
    command = [*COMMAND, "check", AS_OF, "--select", "PAY203"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment({})) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        assert (child.stderr.read(), child.wait()) == (b"", 1)


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["rules"], ["check", "--format", "xml"]])
def test_a_pipe_that_nobody_reads_gives_no_traceback(arguments: list[str], folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, *arguments], stdout=writer, stderr=subprocess.PIPE, env=environment({}), check=False, timeout=60
    )
    os.close(writer)
    assert done.returncode in {0, 2}
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_is_told_and_the_exit_code_says_so(guide: Callable[..., Path]) -> None:
    guide()
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "check", AS_OF],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment({}),
            check=False,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (2, b"payproof: the report cannot be printed: No space left on device\n")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_change_no_exit_code(closed: str, guide: Callable[..., Path]) -> None:
    guide("guides/acme/data-engineer.md", WRONG)
    words = " ".join([*COMMAND, "check", AS_OF, "--select", "PAY203", closed])
    done = subprocess.run(["sh", "-c", words], capture_output=True, env=environment({}), check=False, timeout=60)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_standard_input_that_is_closed_is_told(folder: Path) -> None:
    words = " ".join([*COMMAND, "check", "-", "<&-"])
    done = subprocess.run(["sh", "-c", words], capture_output=True, env=environment({}), check=False, timeout=60)
    assert (done.returncode, done.stdout) == (2, b"")
    assert (
        done.stderr
        == b"payproof: - reads one guide from standard input, which is closed: pipe a guide into the command\n"
    )


def test_ctrl_c_ends_the_run_without_a_traceback(guide: Callable[..., Path]) -> None:
    guide()
    os.mkfifo("waiting.txt")  # a text that is never there: the run waits for it
    with subprocess.Popen(
        [*COMMAND, "figures", "waiting.txt", "--guide", "guides"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment({}),
        preexec_fn=_interruptible,  # noqa: PLW1509  (there is no other thread)
    ) as child:
        writer = _opened_by_the_run(Path("waiting.txt"))
        time.sleep(0.2)  # it has opened the pipe, and now reads
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=60)
        os.close(writer)
    assert (child.returncode, out, err) == (130, b"", b"payproof: interrupted\n")


def test_ctrl_c_while_the_command_line_is_imported_ends_without_a_traceback(tmp_path: Path) -> None:
    for package in ("payproof", "audit"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    shutil.copy(launcher.__file__, tmp_path / "payproof")
    slow = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n"
    (tmp_path / "audit/cli.py").write_text(slow, encoding="utf-8")
    command = [sys.executable, "-m", "payproof", "check"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, check=False, timeout=60,
        preexec_fn=_interruptible,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


_INTERRUPTED_AT_ONCE = """
import os, signal, sys
sys.path.insert(0, {home!r})
from payproof import __main__ as launcher
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
sys.modules.pop("pathlib", None)
launcher.main()
"""


def test_ctrl_c_at_the_first_import_ends_without_a_traceback() -> None:
    script = _INTERRUPTED_AT_ONCE.format(home=str(Path(launcher.__file__).parents[1]))
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, timeout=60,
        preexec_fn=_interruptible,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_a_job_that_is_not_to_be_interrupted_is_not(guide: Callable[..., Path]) -> None:
    guide()
    ignoring = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); os.execv(sys.executable, sys.argv[1:])"
    )
    command = [sys.executable, "-c", ignoring, *COMMAND, "check", AS_OF]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment({})) as child:
        while child.poll() is None:
            child.send_signal(signal.SIGINT) if _ignores(child.pid) else time.sleep(0.001)
        assert child.stdout
        assert b"Checked 1 guide" in child.stdout.read()
    assert child.returncode == 0


def _interruptible() -> None:
    """A job in the background ignores Ctrl-C, and so would what it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _ignores(process: int) -> bool:
    """Whether a process ignores Ctrl-C by now."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return False
    return bool(int(status.split("SigIgn:")[1].split()[0], 16) & 1 << (signal.SIGINT - 1))


def _opened_by_the_run(pipe: Path) -> int:
    """The writing end of a pipe, which can be had only once somebody reads."""
    for _ in range(600):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(pipe)


def test_an_interrupt_anywhere_gives_the_shell_s_exit_code(
    monkeypatch: pytest.MonkeyPatch, payproof: Callable[..., Run]
) -> None:
    def interrupted(arguments: list[str]) -> Outcome:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", interrupted)
    assert payproof("check") == Run(130, "", "payproof: interrupted\n")


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}]
)
@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_a_place_without_unicode_shows_everything_it_can(
    locale: dict[str, str], form: str, guide: Callable[..., Path], process: Callable[..., Run]
) -> None:
    guide("guides/acme/data-engineer.md", WRONG, ("New York", "München 東京"))
    run = process("check", AS_OF, "--select", "PAY203", "--format", form, **locale)
    assert (run.code, run.err) == (1, "")
    assert run.out.isascii()
    assert "M\\xfcnchen" in run.out or "M\\u00fcnchen \\u6771\\u4eac" in run.out


def test_a_current_folder_that_is_gone_is_told(folder: Path, process: Callable[..., Run]) -> None:
    gone = folder / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    run = process("check")
    os.chdir(folder)
    assert (run.code, run.out) == (2, "")
    assert run.err == "payproof: the current folder cannot be read (No such file or directory): go to one that exists\n"


def test_a_path_in_a_complaint_cannot_steer_the_terminal(payproof: Callable[..., Run]) -> None:
    run = payproof("check", "no\x1b[31m such\nguide")
    assert run.code == 2
    assert "\x1b" not in run.err
    assert run.err.count("\n") == 1


def test_the_rules_are_listed_one_a_line(payproof: Callable[..., Run]) -> None:
    run = payproof("rules")
    assert run.code == 0
    assert "PAY203 error   total-below-base " in run.out


def test_a_rule_s_page_is_found_by_code_and_by_name(payproof: Callable[..., Run]) -> None:
    assert payproof("rule", "pay203") == payproof("rule", "total-below-base")
    assert payproof("rule", "PAY203").out.startswith("# PAY203 total-below-base\n")


def test_the_schema_is_json(payproof: Callable[..., Run]) -> None:
    run = payproof("schema")
    assert run.code == 0
    assert run.out.startswith("{\n")
