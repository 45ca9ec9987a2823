"""TAB: does the table say the same?"""
