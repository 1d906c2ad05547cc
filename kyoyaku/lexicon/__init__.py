"""Drafts for the lexicon, by a dictionary that only drafting needs."""
