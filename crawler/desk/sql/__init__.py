"""SQL that readers type: its functions, its limits, and answers that are whole."""
