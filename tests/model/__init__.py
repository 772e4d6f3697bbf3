"""Tests of consult.model."""
