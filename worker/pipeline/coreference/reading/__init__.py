"""The article read from its beginning to its end: whom every speaker's mention means."""
