"""What is run, on what, in which order. All paths live here.

``cli`` is what a person types and is told; ``new_study`` drafts a study.toml out of exports;
``stages`` has a file for each step; ``engine`` runs those that are not up to date; ``study`` reads
what people give. What a study asks of the verbs is worked out in ``consult.analysis``, so that what
stands here is about files, order and words on a screen.
"""
