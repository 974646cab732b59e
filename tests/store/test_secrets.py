from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr

from studio.errors import StoreError
from studio.store.secrets import KEY_FILE, KEY_VARIABLE, Vault

KEY = SecretStr("sk-CANARY-1234567890")


def test_what_is_sealed_can_be_opened_with_the_same_folder(tmp_path: Path) -> None:
    sealed = Vault.of_folder(tmp_path).seal(KEY)

    assert Vault.of_folder(tmp_path).open(sealed) == KEY
    assert b"CANARY" not in sealed


def test_nobody_else_may_read_the_key_file(tmp_path: Path) -> None:
    Vault.of_folder(tmp_path)

    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE]


def test_a_vault_opened_by_many_at_once_has_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        vaults = list(pool.map(Vault.of_folder, [tmp_path] * 16))

    assert all(vault.open(vaults[0].seal(KEY)) == KEY for vault in vaults)


def test_the_environment_may_hold_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, Fernet.generate_key().decode())
    sealed = Vault.of_folder(tmp_path).seal(KEY)

    assert Vault.of_folder(tmp_path / "elsewhere").open(sealed) == KEY
    assert not (tmp_path / KEY_FILE).exists()


def test_what_another_key_sealed_stays_closed(tmp_path: Path) -> None:
    sealed = Vault.of_folder(tmp_path / "one").seal(KEY)
    with pytest.raises(StoreError, match="another master key"):
        Vault.of_folder(tmp_path / "other").open(sealed)


def test_a_damaged_key_file_is_said(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_text("oops")
    with pytest.raises(StoreError, match="damaged"):
        Vault.of_folder(tmp_path)
