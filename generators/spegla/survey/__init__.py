"""What was asked and what was answered: files of an engagement in, a checked survey out."""
