"""Mentions -> entities: ordered small resolvers, the most certain first.

Its rooms, each of which knows only those before it: ``lexical`` (words), ``naming`` (who there is),
``presence`` (who is in mind), ``describing`` (whom a description means), ``reading`` (from the
beginning to the end), ``talk`` (quotes without a mention).
"""
