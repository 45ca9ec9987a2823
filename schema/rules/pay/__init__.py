"""PAY: do the figures make sense?"""
