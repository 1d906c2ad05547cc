"""What can be said of any Japanese text: numerals, dates, readings, phrases, folded forms, spans, HTML."""
