"""FMT: can it be read?"""
