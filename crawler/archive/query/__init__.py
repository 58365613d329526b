"""Questions: what analysts ask of an archive. All of it is read-only."""
