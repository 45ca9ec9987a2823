"""How fast payproof is and how much memory it takes: whole processes, beside what they rest on."""
