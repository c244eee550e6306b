"""What a report could say of each family of questions, before anything is decided."""
