"""From counts to tables that may be published: the only room that makes a ``Table``.

``protect`` takes all counts that are about to be published together, has the figures to hide
chosen, and prints each table with marks in place of what is hidden (``printing``). ``merging``
tries fewer and larger groups before anything is hidden, ``release_in_progress`` holds a release
against those before it, and ``banners`` puts protected break-downs side by side. ``averages``,
``weighting`` and ``comments`` say what may stand beside figures and beneath them, ``places`` writes
down where every number stands for the last check, and ``sayable`` which numbers sentences may
print. A true number leaves this room in a ``Table`` or not at all.
"""
