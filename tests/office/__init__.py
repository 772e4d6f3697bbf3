"""Tests of what Word, Excel and CSV files share."""
