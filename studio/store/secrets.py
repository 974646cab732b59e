"""Keeps keys sealed: what stands in the data folder cannot be read without its key file.

Source of the format: https://github.com/fernet/spec.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.fernet import Fernet, InvalidToken
from pydantic import SecretStr

from studio.errors import StoreError

KEY_FILE = "secret.key"
KEY_VARIABLE = "PLAYBILL_SECRET_KEY"


class Vault:
    """Seals and opens secrets with one master key."""

    def __init__(self, master_key: bytes) -> None:
        self._fernet = Fernet(master_key)

    @classmethod
    def of_folder(cls, folder: Path) -> Vault:
        """The vault of a data folder; the key comes from the environment, else from its key file, made when missing.

        Raises `StoreError` when the key is none.
        """
        given = os.environ.get(KEY_VARIABLE, "").encode()
        try:
            return cls(given or _key_file(folder / KEY_FILE))
        except ValueError as fault:
            place = KEY_VARIABLE if given else folder / KEY_FILE
            raise StoreError(f"The master key in {place} is damaged, so saved keys cannot be read.") from fault

    def seal(self, secret: SecretStr) -> bytes:
        """The secret as it may be stored."""
        return self._fernet.encrypt(secret.get_secret_value().encode())

    def open(self, sealed: bytes) -> SecretStr:
        """The secret again; raises `StoreError` when another master key sealed it."""
        try:
            return SecretStr(self._fernet.decrypt(sealed).decode())
        except InvalidToken as fault:
            raise StoreError("A saved key was sealed with another master key.") from fault


def _key_file(path: Path) -> bytes:
    """The key in the file; of those who make it at once, all use the file that came first."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=path.name) as fresh:  # only its owner may read it
            fresh.write(Fernet.generate_key())
            fresh.flush()
            os.fsync(fresh.fileno())
            with suppress(FileExistsError):
                os.link(fresh.name, path)
    return path.read_bytes().strip()
