"""The program as ``python -m spegla.cli``."""

from spegla.cli import main

main()
