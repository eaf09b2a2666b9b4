"""Who is in a reader's mind at each place, and whom a pronoun means by that."""
