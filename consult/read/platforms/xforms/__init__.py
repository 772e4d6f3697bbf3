"""KoboToolbox and ODK Central: two platforms whose headings are paths of groups.

A ``Grid`` comes in and a ``Layout`` goes out, from the one reader or the other. Both are forms of
the XForms standard, so what they share is here: paths are put together as questions, and columns of
0 and 1 as their options.
"""
