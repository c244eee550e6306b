"""Exports of survey tools: bytes of one file in, raw rows of text out."""
