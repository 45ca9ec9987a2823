"""What the file of evidence is called, and what is said of a source without a day, for those who need nothing else of evidence."""

FILE = "evidence.yaml"  # beside the company's guides
OTHER_SUFFIX = "evidence.yml"  # which is not read, and told of
UNDATED = "says no day on which it was accessed"
