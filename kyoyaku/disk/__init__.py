"""The disk: what is read from it, and how a site is put on it whole or not at all."""
