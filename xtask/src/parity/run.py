"""Runs scripts in one process, each in a namespace of its own, and keeps what they print.

    python run.py FOLDER LIBRARY

For each NAME.LIBRARY.py in FOLDER there will be NAME.LIBRARY.out, or NAME.LIBRARY.error with
the reason why it stopped.
"""

import contextlib
import io
import os
import runpy
import sys
import traceback
import warnings
from pathlib import Path

folder, library = Path(sys.argv[1]), sys.argv[2]
os.chdir(folder)
warnings.simplefilter("ignore")
for script in sorted(Path(".").glob(f"*.{library}.py")):
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            runpy.run_path(str(script))
        script.with_suffix(".out").write_text(printed.getvalue())
    except Exception:
        script.with_suffix(".error").write_text(traceback.format_exc())
