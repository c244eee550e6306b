"""Plain language: what consultants write, held against empty phrases and against figures."""
