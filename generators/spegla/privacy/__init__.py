"""What may leave: summaries in, released figures or reasons out, through one gate."""
