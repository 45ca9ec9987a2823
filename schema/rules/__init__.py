"""The rules, a family a folder and a rule a file; they are found here, and listed nowhere."""
