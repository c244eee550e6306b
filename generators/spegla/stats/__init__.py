"""Pure numbers: answers in, tallies out; and all formulas of the method, each with its source."""
