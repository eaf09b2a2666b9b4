"""The article as words, and lists of English words about people, firms and what is written."""
