"""Who wrote an export: one file or one folder a platform, one line each in ``READERS``.

A ``Grid`` comes in, and a ``Layout`` goes out where the sheet bears what only this platform writes,
else ``None``. A platform's module ends in its ``READER``, which also says what its cells mean: what
stands between ticked options, what means "not shown". ``register.py`` lists them, most specific
first and the plain table last. Codebooks that a platform keeps in a file beside its export belong
here too. Platforms do not import one another, but where two of them write the same form of heading
they share a folder. No answer is coded here, and nothing is known of ``study.toml``.
"""
