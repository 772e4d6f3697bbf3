"""Every platform's invented export, and how it writes a random survey: what the contracts try.

A platform brings its own in its test, ``test_PLATFORM.py`` of this folder: ``EXPORT`` writes a
small export into a folder, ``RESPONSES`` is how many responses it holds, and ``LAYOUTS`` is how the
platform writes a survey. Those of the older ones stand together by kind of platform.
"""

from importlib import import_module
from pathlib import Path

from consult.read import READERS
from tests.read import exports, exports_platforms
from tests.read.platforms import layouts_coded, layouts_declared, layouts_forms

BRINGS = ("EXPORT", "RESPONSES", "LAYOUTS")

EXPORTS = {**exports.EXPORTS, **exports_platforms.EXPORTS}
RESPONSES = {
    "surveymonkey": 3,
    "microsoft_forms": 4,
    "typeform": 3,
    "smartsurvey": 2,
    "citizen_space": 3,
    "dhsc": 2,
    "spss": 4,
    "triple_s": 3,
    "engagementhq": 6,
    "limesurvey": 3,
    "google_forms": 2,
    "hard_copy": 5,
    "letters": 2,
    "generic": 2,
    **exports_platforms.RESPONSES,
}
LAYOUTS = {**layouts_forms.LAYOUTS, **layouts_coded.LAYOUTS, **layouts_declared.LAYOUTS}
LEFT_OUT = []
"""What is missing, in words: a platform without an example cannot be held to the contracts."""

NO_TABLE = frozenset({"letter_files"})
"""What is read of a folder of letters holds no survey; tests/read/letters tries it."""

for name in [one for one in READERS if one not in EXPORTS and one not in NO_TABLE]:
    test = Path(__file__).with_name(f"test_{name}.py")
    own = import_module(f"{__package__}.{test.stem}") if test.exists() else None
    missing = [part for part in BRINGS if not hasattr(own, part)]
    if missing:
        LEFT_OUT.append(f"tests/read/platforms/{test.name}: write {', '.join(missing)}")
    else:
        EXPORTS[name], RESPONSES[name] = own.EXPORT, own.RESPONSES
        LAYOUTS.update(own.LAYOUTS)
