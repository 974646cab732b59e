"""The models of a script: the packaged ones, and connections as the environment describes them.

A connection called `work` takes its key from `WORK_API_KEY` and its address from `WORK_BASE_URL`; one that is named
like a well-known provider needs no address.
"""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.fernet import Fernet
from pydantic import SecretStr

from studio.chat_model import ModelName, Models
from studio.data_folder import default_data
from studio.models.connected import ConnectedModels, Keeping
from studio.models.connections import Connection, StoredConnection
from studio.models.http import Outbound
from studio.models.packaged import PackagedModel
from studio.models.presets import preset
from studio.models.weights import models_folder
from studio.store.store import Store


class _Memory:
    """Connections that are kept for as long as the script runs."""

    async def load_all(self) -> tuple[StoredConnection, ...]:
        """None from before."""
        return ()

    async def save(self, stored: StoredConnection) -> None:
        """The models themselves know it."""

    async def delete(self, name: str) -> None:
        """Nothing is kept."""


class _Sealed:
    """Seals keys with a key of this process alone."""

    def __init__(self) -> None:
        self._fernet = Fernet(Fernet.generate_key())

    def seal(self, secret: SecretStr) -> bytes:
        """The secret, sealed."""
        return self._fernet.encrypt(secret.get_secret_value().encode())

    def open(self, sealed: bytes) -> SecretStr:
        """The secret again."""
        return SecretStr(self._fernet.decrypt(sealed).decode())


@asynccontextmanager
async def on_this_computer(names: Iterable[ModelName]) -> AsyncGenerator[Models]:
    """The models of these names, and a shelf for what they draw until the script ends.

    The packaged model warms up only when it is among them.
    """
    wanted, outbound = set(names), Outbound()
    packaged = PackagedModel(models_folder(default_data()), outbound)
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        store = await stack.enter_async_context(Store.open(Path(folder)))
        models = ConnectedModels(packaged, outbound, Keeping(_Memory(), _Sealed()), store.media)
        for connection in {name.connection for name in wanted} - {ModelName.default.connection, ""}:
            key = os.environ.get(f"{_variable(connection)}_API_KEY", "")
            await models.save(_connection(connection), SecretStr(key))
        if ModelName.default in wanted:
            await stack.enter_async_context(packaged.at_work())
        yield models


def _connection(name: str) -> Connection:
    known = preset(name)
    address = os.environ.get(f"{_variable(name)}_BASE_URL", known.base_url)
    return Connection(name=name, title=name, preset=known.name, base_url=address)


def _variable(name: str) -> str:
    return name.upper().replace("-", "_")
