"""What the report says: released figures in, a typed report without markup out."""
