"""Compiles the translations, so that no tool outside Python is needed."""

import os
from pathlib import Path


def compile_catalogues(folder: Path) -> list[Path]:
    """Compile each .po under a folder that is newer than its .mo; return those."""
    import polib

    compiled = []
    for source in sorted(folder.rglob("*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
            continue
        # Written beside and moved, so that who reads meanwhile sees a whole file.
        fresh = target.with_suffix(f".mo.{os.getpid()}")
        polib.pofile(str(source)).save_as_mofile(str(fresh))
        fresh.replace(target)
        compiled.append(target)
    return compiled
