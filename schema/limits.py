"""How much a guide may hold."""

LARGEST_TEXT = 262_144  # bytes; the largest real guide is 29,270
LARGEST_FRONTMATTER = 131_072  # characters; a guide of five hundred regions has some 100,000
MOST_ITEMS = 1_000  # in one list or mapping; five hundred regions are more than any guide has
