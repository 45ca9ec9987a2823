"""What the YAML reader refused, in words that an editor understands, and where."""

import re

import yaml

from schema.pattern import late

# What YAML 1.1 takes for the end of a line, and no editor shows as one.
HIDDEN_BREAKS = "\x85\u2028\u2029"

LONGEST_NAME = 1_024  # characters; YAML's own limit

_CONTROL = late("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HIDDEN_BREAK = late(f"[{HIDDEN_BREAKS}]")
_BACKSLASH = "a backslash inside double quotes must be doubled (\\\\), or use single quotes"
_BAR = "a text cannot begin with `|` or `>`: put it in quotes, or below its field"
_STAR = "a text cannot begin with `*` or `&`: put it in quotes"
_ESCAPES = ("found unknown escape", "did not find expected hexdecimal number", "found invalid Unicode character escape")

_ADVICE = (
    ("found a tab character", "a tab cannot indent YAML: use spaces"),
    ("found unexpected end of stream", "a quote is opened and never closed"),
    ("found unexpected document indicator", "a line of `...` or `---` inside quotes ends the frontmatter: indent it"),
    ("could not find expected ':'", "this line is no `name: value`: add the colon, or indent the line under its field"),
    ("did not find expected key", "this line does not line up with the fields around it, or a quote ends too early"),
    ("did not find expected '-' indicator", "this line does not line up with the items of its list"),
    ("did not find expected ',' or ']'", "this `[` is not closed by a `]`, or a comma is missing"),
    ("did not find expected ',' or '}'", "this `{` is not closed by a `}`, or a comma is missing"),
    ("found unexpected ':'", "a colon inside brackets begins a value: put the text in quotes"),
    ("did not find expected node content", "a value is missing here, or a bracket too many stands here"),
    ("did not find expected comment or line break", _BAR),
    ("indentation indicator", _BAR),
    ("did not find expected alphabetic or numeric", _STAR),
    ("found undefined alias", "`*` refers to an anchor (`&`) that is nowhere: put the text in quotes if the star is meant"),
    ("found duplicate anchor", "the same anchor (`&`) is set twice: name each anchor once"),
    ("block sequence entries are not allowed", "a list's items stand on lines of their own: begin the first one below its field"),
    ("mapping keys are not allowed", "a text cannot begin with `?` and a space: put it in quotes"),
    ("tag", "a text cannot begin with `!`: put it in quotes"),
    ("directive", "a line cannot begin with `%`: put the text in quotes"),
    ("YAML document", "a line cannot begin with `%`: put the text in quotes"),
    ("expected a single document", "a second document begins here: a guide has one block of frontmatter"),
    ("did not find expected <document start>", "the fields end here, and something else follows: check the indentation"),
    *((problem, _BACKSLASH) for problem in _ESCAPES),
)  # fmt: skip

_POINTS_AT_OPENING = (
    "found unexpected end of stream",
    "did not find expected ',' or",
    "did not find expected alphabetic",
    "could not find expected ':'",
)

_CONFLICT = late(r"^(?:<{7}|>{7}) .*$|^={7}$", re.MULTILINE)
_NO_SPACE = late(r"\s*(?:- )?([A-Za-z_][\w-]*):[^\s:/]")


def _spoilt(text: str, at: int) -> tuple[str, int] | None:
    """What a line that is not understood lacks, where that is a space: after a colon, or an ordinary one."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    line = re.split(r"[\r\n]", text[start:], maxsplit=1)[0]
    if "\xa0" in line and not line.lstrip().startswith(("#", '"', "'")):
        return "an invisible no-break space stands here: write an ordinary one", start + line.index("\xa0")
    if missing := _NO_SPACE.match(line):
        return f"a space is missing behind `{missing[1]}:`", start + missing.end(1)
    return None


def explain(error: yaml.YAMLError, text: str) -> tuple[str, int]:
    """What is wrong, and its offset in the text, which is always one of a character where the text has any."""
    if isinstance(error, yaml.MarkedYAMLError):
        words, at = _marked(error, text)
    else:
        found = _CONTROL.search(text)
        words, at = "a control character stands here: delete it", found.start() if found else 0
    shown = text[: at + 1].rstrip(" \r\n") if text[at : at + 1] in {" ", "\r", "\n", ""} else text[: at + 1]
    return f"the frontmatter is not YAML: {words}", max(len(shown) - 1, 0)


def _marked(error: yaml.MarkedYAMLError, text: str) -> tuple[str, int]:
    problem = error.problem or error.context or "it cannot be read"
    both = f"{error.context or ''} {problem}"
    mark = error.problem_mark or error.context_mark
    if error.context_mark and any(part in problem for part in _POINTS_AT_OPENING):
        mark = error.context_mark
    at = min(mark.index, len(text)) if mark else 0
    conflict = _CONFLICT.search(text)
    if conflict:
        from schema.conflicts import WORDS  # noqa: PLC0415  (hardly any guide needs it)

        return WORDS, conflict.start()
    spoilt = _spoilt(text, at)
    if spoilt:
        return spoilt
    line = text[max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1 : at]
    hidden = [match.start() for match in _HIDDEN_BREAK.finditer(line)]
    if hidden:
        start = at - len(line) + hidden[-1]
        return f"an invisible line break (U+{ord(text[start]):04X}) stands here: delete it", start
    if "mapping values are not allowed" in problem:
        return _colon(line), at
    if "found character that cannot start any token" in problem:
        return _character(text[at : at + 1]), at
    return next((words for part, words in _ADVICE if part in both), problem), at


def _colon(line: str) -> str:
    if len(line) > LONGEST_NAME:
        return f"a field's name is no longer than {LONGEST_NAME:,} characters"
    if ":" not in line:
        return "this line is indented deeper than the field above it allows: line it up with the fields around it"
    return "a colon followed by a space begins a new field here: put the whole text in quotes"


def _character(character: str) -> str:
    if character == "\t":
        return "a tab cannot indent YAML: use spaces"
    return f"a text cannot begin with {'a backtick' if character == '`' else f'`{character}`'}: put it in quotes"
