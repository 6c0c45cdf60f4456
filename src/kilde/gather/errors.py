"""What cannot be gathered."""

import errno


class UnreadableError(Exception):
    """One document that cannot be read. `str(error)` is one line that says why and what to do."""


def in_words(error: OSError) -> str:
    """Why the system would not open something, and what to do."""
    known = {
        errno.ENOENT: "there is no such file or folder: check the name",
        errno.EACCES: "no right to read it: ask its owner, or run `chmod +r` on it (`+rx` on a folder)",
        errno.EPERM: "no right to read it: ask its owner, or run `chmod +r` on it (`+rx` on a folder)",
        errno.ELOOP: "a link that leads back to itself: remove it or mend where it points",
        errno.EISDIR: "a folder, not a file",
        errno.EIO: "the disk could not read it: copy it from elsewhere",
    }
    return known.get(error.errno or 0, f"cannot be read: {error.strerror or error}")
