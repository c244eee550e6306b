"""Which figures there are, by subject: evidence in, identities with displayed values out."""
