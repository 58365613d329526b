"""The SQLite file: schema, connections, the full-text index and its French."""
