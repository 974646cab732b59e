"""All models there are: the packaged one and those behind connections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import SecretStr

from studio.chat_model import ChatModel, ModelCard, ModelName
from studio.embedding_model import EmbeddingModel
from studio.errors import ModelFailure, Remedy, StoreError
from studio.media_shelf import MediaShelf
from studio.models.breaker import Breaker, Guarded
from studio.models.client import ModelClient
from studio.models.connections import Connection, ConnectionStore, KeySafe, StoredConnection
from studio.models.embeddings import ConnectedEmbedder
from studio.models.endpoint import Endpoint
from studio.models.failures import OTHER_MODEL, USE_BUILT_IN
from studio.models.http import Outbound
from studio.models.pace import Pace, Paced
from studio.models.packaged import CARD
from studio.models.packaged_embedder import PackagedEmbedder
from studio.models.painter import ConnectedPainter
from studio.models.presets import preset
from studio.picture_model import PictureModel

_OPEN_MODELS = Remedy("Open Models", "open_models")


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where connections and their keys are kept."""

    store: ConnectionStore
    safe: KeySafe


@dataclass(frozen=True, slots=True)
class _Way:
    """The ways to ask the server of one connection, which share its pace and its breaker."""

    chat: ChatModel
    endpoint: Endpoint
    embeds_at_once: int


class ConnectedModels:
    """The packaged model and the connections, as they are stored; change them through here.

    Pictures that models are shown and that models draw are kept in `media`.
    """

    def __init__(self, packaged: ChatModel, outbound: Outbound, keeping: Keeping, media: MediaShelf) -> None:
        self._packaged = packaged
        self._outbound = outbound
        self._keeping = keeping
        self._connections: dict[str, StoredConnection] = {}
        self._media = media
        self._ways: dict[str, _Way] = {}
        self._breakers: dict[str, Breaker] = {}

    async def load(self) -> None:
        """Read the stored connections; until then there is only the packaged model."""
        stored = await self._keeping.store.load_all()
        self._connections = {one.connection.name: one for one in stored}
        self._ways.clear()

    @property
    def connections(self) -> tuple[Connection, ...]:
        """The connections, in the order they were first saved."""
        return tuple(stored.connection for stored in self._connections.values())

    async def save(self, connection: Connection, key: SecretStr | None = None) -> None:
        """Keep a connection; without a key it keeps the one it had, with an empty one it has none."""
        known = self._connections.get(connection.name)
        sealed = known.sealed_key if known else b""
        if key is not None:
            sealed = self._keeping.safe.seal(key) if key.get_secret_value() else b""
        stored = StoredConnection(connection=connection.model_copy(update={"has_key": bool(sealed)}), sealed_key=sealed)
        await self._keeping.store.save(stored)
        self._connections[connection.name] = stored
        self._ways.pop(connection.name, None)

    async def delete(self, name: str) -> None:
        """Forget a connection and its key."""
        await self._keeping.store.delete(name)
        self._connections.pop(name, None)
        self._ways.pop(name, None)

    def key_of(self, name: str) -> SecretStr:
        """The key of a connection, empty when it has none; raises `ModelFailure` when it cannot be read."""
        stored = self._connections[name]
        if not stored.sealed_key:
            return SecretStr("")
        try:
            return self._keeping.safe.open(stored.sealed_key)
        except StoreError as fault:
            raise ModelFailure(
                f"The key of “{stored.connection.title}” can no longer be read. Enter it again.",
                remedy=Remedy("Enter the key", "open_models"),
            ) from fault

    def find(self, name: ModelName) -> ChatModel:
        """The model of that name; raises `ModelFailure` when there is none."""
        if name == CARD.name:
            return self._packaged
        return self._way(name, USE_BUILT_IN).chat

    def embedder(self, name: ModelName) -> EmbeddingModel:
        """The embedding model of that name; raises `ModelFailure` when there is none."""
        if name == ModelName.embedder:
            return PackagedEmbedder()
        way = self._way(name, OTHER_MODEL)
        return ConnectedEmbedder(way.endpoint, name, way.embeds_at_once)

    def painter(self, name: ModelName) -> PictureModel:
        """The picture model of that name; raises `ModelFailure` when there is none."""
        if name.connection == CARD.name.connection:
            raise ModelFailure("The built-in model cannot draw. Connect one that can.", remedy=_OPEN_MODELS)
        if not name.model:
            raise ModelFailure("No model that draws is chosen yet. Connect one, and choose it.", remedy=_OPEN_MODELS)
        return ConnectedPainter(self._way(name, OTHER_MODEL).endpoint, name, self._media)

    def _way(self, name: ModelName, remedy: Remedy) -> _Way:
        if name.connection not in self._connections:
            sentence = f"There is no connection called “{name.connection}”." if name else "No model is chosen yet."
            raise ModelFailure(sentence, remedy=remedy)
        if name.connection not in self._ways:
            self._ways[name.connection] = self._made(self._connections[name.connection].connection)
        return self._ways[name.connection]

    def _made(self, connection: Connection) -> _Way:
        server = connection.server(self.key_of(connection.name))
        breaker = self._breakers.setdefault(server.place, Breaker())
        pace = Pace(connection.per_minute) if connection.per_minute else None
        model: ChatModel = ModelClient(server, self._outbound, media=self._media)
        if pace:
            model = Paced(model, pace)
        endpoint = Endpoint(server, self._outbound, breaker, pace)
        return _Way(Guarded(model, server, breaker), endpoint, preset(connection.preset).embeds_at_once)

    def cards(self) -> tuple[ModelCard, ...]:
        """The packaged model, then the model of each connection that names one."""
        return (CARD, *_cards(self.connections))


def _cards(connections: Iterable[Connection]) -> Iterable[ModelCard]:
    for connection in connections:
        server, known = connection.server(), preset(connection.preset)
        price = "Free" if server.local else "Paid to the provider"
        if model := connection.chosen:
            yield ModelCard(
                name=ModelName(f"{connection.name}/{model}"),
                title=f"{connection.title}: {connection.model}" if connection.model else connection.title,
                where=server.place,
                price=price,
                cannot=("hear sound",) if server.sees(model) else ("see pictures", "hear sound"),
            )
        if known.draws:
            name = ModelName(f"{connection.name}/{known.draws}")
            yield ModelCard(name, f"{connection.title}: {known.draws}", server.place, price, draws=True)
