"""Work in a process of its own, so that a library that breaks down does not take the program along.

Readers written in C can end the whole process on a damaged file, and those that read a file in one
go can ask for more memory than there is.
"""

import contextlib
import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import ParamSpec, TypeVar

MAX_MEMORY_BYTES = 3_000_000_000
"""Memory that the process may address, where the operating system can limit it."""
MAX_SECONDS = 120
"""How long the process may take."""

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


class BrokeDownError(Exception):
    """The work ended without a result: by an error, a crash, for want of memory or of time."""


def apart(
    work: Callable[_Arguments, _Result], *arguments: _Arguments.args, **named: _Arguments.kwargs
) -> _Result:
    """What a function gives, worked out in another process.

    Args:
        work: A function of a module, which needs nothing but its arguments.
        arguments: What it is given; like its result, anything that can be pickled.
        named: Likewise.

    Raises:
        BrokeDownError: There is no result.

    >>> apart(len, "four")
    4
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, work, arguments, named), daemon=True)
    process.start()
    sender.close()
    try:
        if receiver.poll(MAX_SECONDS):
            result: _Result = receiver.recv()
            return result
    except EOFError:
        pass
    finally:
        process.kill()
        process.join()
        receiver.close()
    raise BrokeDownError


def _send(
    sender: Connection,
    work: Callable[..., object],
    arguments: tuple[object, ...],
    named: dict[str, object],
) -> None:
    _limit_memory()
    _be_silent()
    # Whatever goes wrong here is told by there being no result; its words may quote answers.
    with contextlib.suppress(Exception):
        sender.send(work(*arguments, **named))
    sender.close()


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 there is none on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))


def _be_silent() -> None:
    """Whatever a library prints as it breaks down goes nowhere; nobody reads at the other end."""
    reading, writing = os.pipe()
    os.close(reading)
    os.dup2(writing, 2)
