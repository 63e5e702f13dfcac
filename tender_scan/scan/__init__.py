"""From files to rows: one pure function a document, contained workers, one run."""
