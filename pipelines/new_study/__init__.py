"""A new study out of exports: the files named, opened, recognised, and written up as a study.toml.

What a person typed after ``new`` comes in; the text of a study.toml that loads as it stands and
says where to look goes out, and the files are placed, all or none. Reading is done by
``consult.read``. It knows nothing of stages.
"""
