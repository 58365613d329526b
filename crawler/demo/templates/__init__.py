"""The pages as HTML: three generations of article templates, and the lists."""
