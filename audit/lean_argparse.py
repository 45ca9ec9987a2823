"""argparse without the translations that it looks for as soon as it is used: it has none, and finding that out takes a while."""

import sys
from types import ModuleType


def _untranslated() -> ModuleType:
    """What argparse asks of `gettext`, in English as all that we say."""
    module = ModuleType("gettext")
    vars(module).update(gettext=lambda text: text, ngettext=lambda one, more, number: one if number == 1 else more)
    return module


if "gettext" in sys.modules:
    import argparse
else:
    sys.modules["gettext"] = _untranslated()
    try:
        import argparse
    finally:
        del sys.modules["gettext"]

__all__ = ["argparse"]
