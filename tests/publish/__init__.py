"""What is published always comes through the last check, or says what to mend."""
