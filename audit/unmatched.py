"""Patterns of the configuration that match nothing although all guides were searched: most likely they are misspelt."""

from collections.abc import Iterator

from audit.config import Config
from audit.files import Found, shown
from audit.globs import matches


def unmatched(config: Config, found: Found) -> Iterator[str]:
    """A note for each."""
    name = config.file.name if config.file else "the configuration"
    for glob in config.exclude:
        if glob not in found.excluding:
            yield f"{name}: {glob} in exclude matches no Markdown below the guide roots: correct it, or take it out"
    paths = [shown(target.file, config.home) for target in found.targets.values()] if config.per_path_ignores else []
    for glob in config.per_path_ignores:
        if not any(matches(path, (glob,)) for path in paths):
            yield f"{name}: {glob} in per-path-ignores matches no guide: correct it, or take it out"
