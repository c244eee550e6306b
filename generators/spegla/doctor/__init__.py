"""What ``spegla doctor`` looks at: the machine, and an engagement as a folder on it.

In come the surroundings (versions, files, rights, the terminal), out come findings, each with what
to do. Nothing is written and nothing is asked of a network; of an engagement only names, sizes and
rights of files are looked at, and never an answer.
"""

from spegla.doctor.finding import Finding, State, lay_out
from spegla.doctor.folder import examine_folder
from spegla.doctor.machine import examine_machine

__all__ = ["Finding", "State", "examine_folder", "examine_machine", "lay_out"]
