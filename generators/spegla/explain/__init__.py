"""How a figure came about: a figure's identity comes in, its explanation goes out.

Nothing here decides a number anew. Each is worked out a second time from the same tallies, so
that what is printed is the calculation and not a description of it.
"""
