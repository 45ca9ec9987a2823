"""The one package that a wheel of payproof installs: it holds `schema` and `audit`, out of the way of others so named."""
