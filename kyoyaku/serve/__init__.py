"""The site while it is being written: built, served here, and shown anew after every save."""
