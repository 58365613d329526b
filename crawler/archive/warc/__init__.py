"""The WARC files: written, read back by offset, recovered after a kill, erased on request."""
