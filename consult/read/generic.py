"""Any table: what is left when no platform is recognised."""

from __future__ import annotations

from consult.read.layout import Reader
from consult.read.plain_table import PLATFORM, table_on

READER = Reader(PLATFORM, "Table", table_on, separators=(", ", ";", "|", ","))
