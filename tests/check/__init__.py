"""Tests of consult.check."""
