"""Tests of the blind sample and what it tells."""
