"""Politeness: robots.txt, delays and pauses, the contact in the user agent, and addresses that are never requested."""
