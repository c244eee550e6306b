"""Questionnaires: what is to be asked in, files that survey tools import out."""
