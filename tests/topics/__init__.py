"""Claims about embedding and topics."""
