"""The overview of an engagement for its author: on one screen, what is in it and what to look at.

It is made from the answers and stays with the person who runs the program: nothing of it enters
the report.
"""
