"""What must be known of all tables, as the report calls it and the workbook finds it again."""

from __future__ import annotations

POINTS = "Points to note"
"""The heading they stand under."""

IN_TABLES = "In tables, "
"""How the points on marks begin."""
