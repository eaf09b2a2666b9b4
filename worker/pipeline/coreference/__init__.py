"""Mentions -> entities: ordered small resolvers, the most certain first."""
