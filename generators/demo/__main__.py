"""Write the drawn files of every wave into a folder, such as ``data/waves``."""

import argparse
import sys
from pathlib import Path

from demo import WAVES, wave_files


def main() -> None:
    """Draw all waves and write their files below the folder named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    parser.add_argument("folder", type=Path, help="where a folder for each wave is written")
    folder: Path = parser.parse_args().folder
    for wave in WAVES:
        target = folder / wave.code
        target.mkdir(parents=True, exist_ok=True)
        for name, content in wave_files(wave).items():
            (target / name).write_bytes(content)
            sys.stdout.write(f"{target / name}: {len(content)} bytes\n")


if __name__ == "__main__":
    main()
