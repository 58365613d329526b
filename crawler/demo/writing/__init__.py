"""What the demo newspaper prints: when, by whom, about what, in which words."""
