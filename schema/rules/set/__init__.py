"""SET: do the guides agree?"""
