"""What survey tools would export for a questionnaire of the catalogue, people and all invented.

Each module has one tool, as that tool writes its files and not as Spegla reads them.
"""
