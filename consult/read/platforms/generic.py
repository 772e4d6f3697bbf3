"""Any table: what is left when no platform is recognised."""

from __future__ import annotations

from consult.read.layout.plain_table import PLATFORM, table_on
from consult.read.layout.reader import Reader

READER = Reader(PLATFORM, "Table", table_on, separators=(", ", ";", "|", ","))
