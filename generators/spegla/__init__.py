"""Spegla: from the answers of an internal customer survey of IT to a report site and PDFs.

The program is one sentence: read, summarise, release, build the report, render, write.
``spegla.pipeline`` reads like that sentence; ``docs/architecture.md`` tells each step.
"""
