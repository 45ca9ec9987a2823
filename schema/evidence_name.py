"""What the file of evidence is called: whoever only looks for it needs nothing else of it."""

FILE = "evidence.yaml"  # beside the company's guides
OTHER_SUFFIX = "evidence.yml"  # which is not read, and told of
