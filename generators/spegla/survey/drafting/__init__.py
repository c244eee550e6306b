"""Drafts: exports of a survey in, a first version of an engagement out."""
