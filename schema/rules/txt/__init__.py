"""TXT: does the prose agree?"""
