"""DUE: do the dates make sense?"""
