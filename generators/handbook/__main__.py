"""Build the handbook into a folder, such as ``build/handbook``."""

import argparse
import sys
from pathlib import Path

from handbook import build_handbook
from spegla.errors import SpeglaError


def main() -> None:
    """Build the handbook into the folder named on the command line, and say where the site is."""
    parser = argparse.ArgumentParser(prog="python -m handbook", description=__doc__)
    parser.add_argument("output", type=Path, help="where docs/ and site/ are written")
    output: Path = parser.parse_args().output
    try:
        build_handbook(Path(__file__).parents[2] / "docs", output)
    except SpeglaError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)
    sys.stdout.write(f"Site  {output / 'site' / 'index.html'}\n")


if __name__ == "__main__":
    main()
