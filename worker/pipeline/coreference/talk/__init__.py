"""Quotes without a mention of their own: whose they are."""
