"""Views that few hold and that a person must see.

The comments on one question come in. Out goes one row per response and kind of matter (legal,
safety, equality, data protection, process, or unlike any other), with the reason and the passage.
Nothing is coded, counted or taken away by it, and no row is dropped for being few.
"""
