"""Let LibreOffice, where it is installed, turn an old format into one that we read.

It gets bytes under a name of ours in a folder of its own, with a profile of its own
that runs no macros and follows no links, and is ended when its time is over. Nothing
of a document's name is used.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from tender_scan.errors import ReadError

ADVICE = "save it as DOCX, or install LibreOffice"

PROGRAMS = ("soffice", "libreoffice")
"""The names it goes by; the first that is there is run."""
_NO_MACROS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
</item></oor:items>
"""


def convert(data: bytes, suffix: str, target: str, seconds: float) -> bytes:
    """Convert a document.

    Parameters
    ----------
    data
        The document.
    suffix, target
        What it is and what to make of it: ``doc``, ``docx``.
    seconds
        Wall time it may take.

    Raises
    ------
    ReadError
        ``unsupported`` where LibreOffice is not installed or cannot start, ``corrupt``
        where it makes nothing of the document, ``timeout`` where it takes too long.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise ReadError(f"LibreOffice is not installed; {ADVICE}", "unsupported")
    with tempfile.TemporaryDirectory(prefix="tender-scan-") as name:
        folder = Path(name)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_NO_MACROS, "utf-8")
        (folder / f"document.{suffix}").write_bytes(data)
        _run(program, folder, suffix, target, seconds)
        made = folder / "out" / f"document.{target}"
        if not made.is_file():
            raise ReadError(f"LibreOffice cannot read it either; {ADVICE}", "corrupt")
        return made.read_bytes()


def _run(program: str, folder: Path, suffix: str, target: str, seconds: float) -> None:
    command = [
        program,
        f"-env:UserInstallation=file://{folder}/profile",
        *("--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"),
        *("--convert-to", target, "--outdir", f"{folder}/out"),
        f"{folder}/document.{suffix}",
    ]
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder)}
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise ReadError(f"LibreOffice cannot start: {error}", "unsupported") from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        detail = f"LibreOffice took more than {seconds:.0f} s; {ADVICE}"
        raise ReadError(detail, "timeout") from error
    finally:
        # The program starts others; they are ended with it.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
