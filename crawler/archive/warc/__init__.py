"""The WARC files: writing, reading by offset, recovery after a crash, erasure of forgotten records."""
