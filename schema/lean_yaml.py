"""PyYAML without what its loaders in Python would compile at once: patterns that take half the time of its import."""

import re

from schema.pattern import late

_compile = re.compile
setattr(re, "compile", late)  # noqa: B010  (for mypy it is no variable)
try:
    import yaml
finally:
    setattr(re, "compile", _compile)  # noqa: B010  (as above)

__all__ = ["yaml"]
