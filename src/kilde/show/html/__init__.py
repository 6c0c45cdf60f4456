"""Pages: self-contained HTML, no script needed."""
