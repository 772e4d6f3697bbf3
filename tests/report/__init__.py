"""Tests of consult.report."""
