"""The command line, run within the test."""

from click.testing import CliRunner

from spegla.cli import main


def run(*arguments: object, answer: str | None = None) -> tuple[int, str, str]:
    """Exit code, what was printed, and what was told; whatever happens, there is no traceback.

    Args:
        arguments: What stands on the command line.
        answer: What somebody types who is asked.
    """
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=answer)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr
