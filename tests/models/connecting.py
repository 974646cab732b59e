"""Connections kept in memory, for tests of what is asked through them."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from cryptography.fernet import Fernet

from studio.chat_model import ChatDelta, ChatModel, ChatRequest, Finished, ModelName
from studio.models.connected import ConnectedModels, Keeping
from studio.models.connections import Connection, StoredConnection
from studio.models.http import Outbound
from studio.store.secrets import Vault
from tests.fakes.model_server import FakeModel
from tests.fakes.pictures import Shelved


class Shelf:
    """Keeps connections in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, StoredConnection] = {}

    async def load_all(self) -> tuple[StoredConnection, ...]:
        return tuple(self.kept.values())

    async def save(self, stored: StoredConnection) -> None:
        self.kept[stored.connection.name] = stored

    async def delete(self, name: str) -> None:
        self.kept.pop(name, None)


class BuiltIn:
    """Stands where the packaged model does."""

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta]:
        yield Finished(tokens_in=len(request.messages))


def connected(shelf: Shelf, vault: Vault | None = None) -> ConnectedModels:
    keeping = Keeping(shelf, vault or Vault(Fernet.generate_key()))
    return ConnectedModels(BuiltIn(), Outbound(), keeping, Shelved())


def work(fake: FakeModel, model: str = "fake-1", preset: str = "openai") -> Connection:
    return Connection(name="work", title="Work", preset=preset, base_url=fake.base_url, model=model)


def client_of(models: ConnectedModels) -> ChatModel:
    return models.find(ModelName("work/fake-1"))
