"""Tests of the room that keeps what stages hand on."""
