"""The command line as a process of its own: `kilde …`, or `python -m kilde …`."""

import gc
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.abc import MetaPathFinder
from types import ModuleType


class _WithoutPandas(MetaPathFinder):
    """Has Python find no pandas: pyarrow looks for it as it makes its first array, which takes half a second."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        """Nothing for any other module: those are found as ever."""
        if fullname == "pandas":
            raise ModuleNotFoundError("no command of Kilde has a use for pandas", name=fullname)


def run() -> None:
    """Run the command line. What is loaded and made is kept to the end, so that little comes of looking for waste."""
    gc.set_threshold(100_000, 50, 50)
    sys.meta_path.insert(0, _WithoutPandas())
    with suppress(Exception):  # what is wrong, the command line meets as well, and says it
        from kilde.show.cli import answered

        if answered(sys.argv[1:]):
            sys.exit()
    from kilde.show.cli import main

    main()


if __name__ == "__main__":
    run()
