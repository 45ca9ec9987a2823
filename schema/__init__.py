"""What a good guide is: pure functions from text to findings, without files, clock, network or printing."""
