"""Text for a job's log that orders the runner of the job about, as GitHub's and Azure's do what some printed lines say."""

import re

# At the beginning of a line, and in the older form anywhere in it.
_OLD_ORDER = re.compile(r"##(?=(?:vso)?\[)")
_ORDER = re.compile(rf"(^|[\r\n])(\s*):(?=:)|{_OLD_ORDER.pattern}")


def unheeded(text: str) -> str:
    """Lines for a job's log that the job's runner only shows: `::set-output` and `##[add-mask]` in them are no orders."""
    if "::" not in text and "##" not in text:
        return text
    return _ORDER.sub(lambda match: "# " if match[0] == "##" else f"{match[0]} ", text)


def unheeded_json(text: str) -> str:
    """JSON that means the same and holds no order: what begins one can stand in a string alone, where it can be escaped."""
    return _OLD_ORDER.sub(r"#\\u0023", text) if "##" in text else text
