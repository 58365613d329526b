"""Parts of an archive for export: tables of named columns, subsets, the promotion network."""
