"""From the checked corpus to the site: plan, pages, verification, archive."""
