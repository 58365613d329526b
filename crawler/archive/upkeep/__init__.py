"""Looking after an archive: verify, status, alarms, coverage, reading again, forgetting."""
