"""A generator of guides of any number, and what is measured on them."""
