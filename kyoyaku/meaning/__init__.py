"""What a text means as far as its wording says: references, terms, stock phrases, names, differences."""
