"""Who said what, in any news article: text in, frozen values out.

No web framework, no queue, no store, and no I/O but loading the model.
"""
