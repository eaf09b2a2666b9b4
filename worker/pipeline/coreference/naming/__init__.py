"""Names and noun phrases, and the figures of the article, who bear them."""
