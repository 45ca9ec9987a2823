"""EVD: does the evidence say the same?"""
