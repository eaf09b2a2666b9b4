"""Descriptions: what the article says of somebody, and whom "the NATO chief" means."""
