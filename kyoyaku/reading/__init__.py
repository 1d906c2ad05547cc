"""From bytes to the model: YAML and Markdown read, checked for their form, their places kept."""
