"""Plants faults that are not about money: unreadable files, wrong fields, dates and prose that disagree."""

import re
from random import Random

from benchmarks.drafts import REVIEW_MONTHS, Draft
from benchmarks.planted import Planted, at, breaks
from schema.dates import months_later, quarter_of

_YEAR = re.compile(r" \([0-9]{4}(?:-[0-9]{4})?\)")
_FRONTMATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
DEEP = 60


@breaks("FMT101")
def frontmatter_missing(draft: Draft, random: Random) -> list[Planted]:
    del random
    draft.edits.append(lambda text: _FRONTMATTER.sub("", text, count=1))
    return [at(draft, "FMT101", "", "the frontmatter was cut off")]


@breaks("FMT102")
def yaml_unreadable(draft: Draft, random: Random) -> list[Planted]:
    del random
    display = f"role_display: {draft.role.display}\n"
    draft.edits.append(lambda text: text.replace(display, f"role_display: Role: {draft.role.display}\n", 1))
    return [at(draft, "FMT102", "", "role_display holds a second colon")]


@breaks("FMT103")
def key_repeated(draft: Draft, random: Random) -> list[Planted]:
    del random
    draft.edits.append(
        lambda text: text.replace("compensation:\n", f"data_quality: {draft.company.quality}\ncompensation:\n", 1)
    )
    return [at(draft, "FMT103", "data_quality", "data_quality stands there twice")]


@breaks("FMT104")
def field_missing(draft: Draft, random: Random) -> list[Planted]:
    field = random.choice(("data_quality", "salary_data_quarter", "next_review_due"))
    del draft.fields[field]
    return [at(draft, "FMT104", field, f"{field} was left out")]


@breaks("FMT105")
def field_unknown(draft: Draft, random: Random) -> list[Planted]:
    del random
    draft.fields["hq_locaton"] = draft.company.places[0].name
    return [at(draft, "FMT105", "hq_locaton", "hq_location is misspelt")]


@breaks("FMT106")
def value_of_wrong_kind(draft: Draft, random: Random) -> list[Planted]:
    number = random.randrange(len(draft.rows))
    figure = "total_comp_low" if draft.rows[number]["base_low"] is None else "base_low"
    text = f"{draft.rows[number][figure]:,}"
    draft.rows[number][figure] = text
    return [at(draft, "FMT106", figure, f'"{text}" is text', number=number)]


@breaks("FMT107")
def value_not_allowed(draft: Draft, random: Random) -> list[Planted]:
    field, value = random.choice(
        (("data_quality", "excellent"), ("role_type", "regular"), ("salary_data_quarter", "Q4 2025"))
    )
    draft.fields[field] = value
    return [at(draft, "FMT107", field, f"{field} is {value}")]


@breaks("FMT108")
def date_impossible(draft: Draft, random: Random) -> list[Planted]:
    field, value = random.choice((("last_updated", "2026-02-30"), ("next_review_due", "2026-06-31")))
    before = f"{field}: {draft.fields[field]}\n"
    draft.edits.append(lambda text: text.replace(before, f"{field}: {value}\n", 1))
    return [at(draft, "FMT108", field, f"{field} is {value}")]


@breaks("FMT109")
def path_disagrees(draft: Draft, random: Random) -> list[Planted]:
    del random
    draft.fields["company"] = f"{draft.company.slug}-group"
    return [at(draft, "FMT109", "company", f"company is {draft.company.slug}-group")]


@breaks("FMT110")
def text_undecodable(draft: Draft, random: Random) -> list[Planted]:
    """A byte that is no UTF-8: a lone surrogate stands for it in the text."""
    del random
    draft.edits.append(lambda text: text.replace("Negotiate Up", "Negotiate\udcff Up", 1))
    return [at(draft, "FMT110", "", "byte 0xFF stands in the body")]


@breaks("FMT111")
def body_empty(draft: Draft, random: Random) -> list[Planted]:
    del random
    draft.edits.append(lambda text: f"{_FRONTMATTER.match(text)[0]}\n")  # type: ignore[index]
    return [at(draft, "FMT111", "body", "the body was cut off")]


@breaks("FMT112")
def suppression_unused(draft: Draft, random: Random) -> list[Planted]:
    del random
    comment = " # payproof: ignore[PAY210] two offices under one name"
    draft.edits.append(lambda text: re.sub(r"(?m)^(  - region: .*)$", rf"\1{comment}", text, count=1))
    return [at(draft, "FMT112", "", "a comment silences a rule that finds nothing")]


@breaks("FMT113")
def suppression_reasonless(draft: Draft, random: Random) -> list[Planted]:
    """The comment does silence something, so that its silence about why is all that is wrong with it."""
    del random
    draft.rows.append(dict(draft.rows[0]))
    draft.edits.append(_silence_last_row)
    return [at(draft, "FMT113", "", "a comment silences PAY210 and does not say why")]


def _silence_last_row(text: str) -> str:
    before, mark, after = text.rpartition("\n  - region: ")
    line, _, rest = after.partition("\n")
    return f"{before}{mark}{line} # payproof: ignore[PAY210]\n{rest}"


@breaks("FMT114")
def text_too_deep(draft: Draft, random: Random) -> list[Planted]:
    del random
    deep = f"level_mapping:\n  deep: {'[' * DEEP}{']' * DEEP}\n"
    draft.edits.append(lambda text: text.replace("level_mapping:\n", deep, 1))
    return [at(draft, "FMT114", "", f"a list is nested {DEEP} deep")]


@breaks("DUE501")
def review_before_update(draft: Draft, random: Random) -> list[Planted]:
    return [_set(draft, "DUE501", "next_review_due", months_later(draft.updated, -random.randint(1, 9)))]


@breaks("DUE502")
def update_in_future(draft: Draft, random: Random) -> list[Planted]:
    """A far future, which no test's clock will reach; the other dates go along."""
    del random
    future = months_later(draft.updated, 12 * 45)
    draft.fields |= {"next_review_due": months_later(future, REVIEW_MONTHS), "salary_data_quarter": quarter_of(future)}
    return [_set(draft, "DUE502", "last_updated", future)]


@breaks("DUE503")
def quarter_after_update(draft: Draft, random: Random) -> list[Planted]:
    return [_set(draft, "DUE503", "salary_data_quarter", quarter_of(months_later(draft.updated, random.randint(3, 9))))]


@breaks("DUE504")
def review_window_off_policy(draft: Draft, random: Random) -> list[Planted]:
    return [_set(draft, "DUE504", "next_review_due", months_later(draft.updated, random.randint(9, 18)))]


def _set(draft: Draft, rule: str, field: str, value: object) -> Planted:
    draft.fields[field] = value
    return at(draft, rule, field, f"{field} is {value}")


@breaks("TXT401")
def title_disagrees(draft: Draft, random: Random) -> list[Planted]:
    del random
    draft.title = draft.company.title.format(role=draft.role.display, company="Wrong Weathervane")
    return [at(draft, "TXT401", "body.title", "the title names another company")]


@breaks("TXT402")
def summary_disagrees(draft: Draft, random: Random) -> list[Planted]:
    del random
    draft.summary = "Last year's gist, which nobody carried over | Ask again in spring"
    return [at(draft, "TXT402", "negotiation_dna_summary", "the summary is not the line of the body")]


@breaks("TXT403")
def level_mapping_disagrees(draft: Draft, random: Random) -> list[Planted]:
    del random
    if "raw" not in draft.level_mapping:
        return []
    draft.level_mapping["raw"] = f"{draft.role.display} here (P9) = L9 at Google = E9 at Meta"
    return [at(draft, "TXT403", "level_mapping.raw", "the level mapping is not the one of the body")]


@breaks("TXT404")
def sources_disagree(draft: Draft, random: Random) -> list[Planted]:
    if len(draft.sources) < 2:
        return []
    source = draft.sources.pop(random.randrange(len(draft.sources)))
    return [at(draft, "TXT404", "data_sources", f"{source} stands in the evidence only")]


@breaks("TXT405")
def section_missing(draft: Draft, random: Random) -> list[Planted]:
    del random
    draft.evidence = []
    return [at(draft, "TXT405", "body", "the evidence was left out")]


@breaks("TXT406")
def evidence_undated(draft: Draft, random: Random) -> list[Planted]:
    del random
    draft.evidence = [_YEAR.sub("", line) for line in draft.evidence]
    return [at(draft, "TXT406", "body.evidence", "no line of the evidence has a year")]
