"""The commit that an edit is compared with: where HEAD and a revision parted."""

import os

from audit.commits import Commit, HistoryError, Repository
from audit.misuse import MisuseError

AUTO = "auto"
# What CI says of the request that it runs for, and the revision that this means in its clone.
_SAID = (
    ("GITHUB_BASE_REF", "origin/{}"),
    ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "{}"),
    ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "origin/{}"),
)
_FETCH = "fetch all of it (`git fetch --unshallow`; fetch-depth: 0 of actions/checkout; GIT_DEPTH: 0 of GitLab)"


def merge_base(repository: Repository, revision: str) -> Commit:
    """The best commit that HEAD and a revision have in common."""
    try:
        return _found(repository, _named(repository) if revision == AUTO else revision)
    except HistoryError as error:
        raise MisuseError(f"nothing to compare with: {error}") from error


def _named(repository: Repository) -> str:
    """The revision that CI compares with, else the remote's main branch."""
    for name, form in _SAID:
        if said := os.environ.get(name):
            return form.format(said)
    if repository.named("origin/HEAD"):
        return "origin/HEAD"
    raise MisuseError(
        "auto finds no base: this is no pull request's run, as far as its environment says, and git knows no origin/HEAD: "
        "name a revision, as origin/main"
    )


def _found(repository: Repository, revision: str) -> Commit:
    other = repository.named(revision)
    if other is None:
        repository.require_commits()
        cut = f", and this clone is shallow, so it may not have been fetched: {_FETCH}" if repository.shallow else ""
        advice = "" if cut else ": name a branch, a tag or a commit, as origin/main"
        raise MisuseError(f"{revision or 'an empty revision'} is no commit that git knows here{cut or advice}")
    base = repository.common(other)
    if base is not None:
        return base
    repository.require_commits()
    if repository.shallow:
        raise MisuseError(f"this clone is shallow and does not hold where HEAD and {revision} parted: {_FETCH}")
    raise MisuseError(f"HEAD and {revision} have no commit in common: name a revision of the same history")
