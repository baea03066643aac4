"""What the process loads of which worker processes are copies (spawn.py); no other module imports this one."""

import gc

from helpers.pipeline.spawn import ready_to_work

ready_to_work()  # before numpy is loaded, which starts its threads then

import helpers.pipeline.article  # noqa: E402, F401

gc.freeze()  # what is loaded is never looked through for garbage, so that copies share its memory
