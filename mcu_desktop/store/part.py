"""Parts of the store: each is fetched and made when somebody first asks for it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

if TYPE_CHECKING:
    from mcu_desktop.store.database import Database

Made = TypeVar("Made")


class Part(Generic[Made]):
    """An attribute that asks one database; the class of what it gives stands in a module of this package."""

    def __init__(self, module: str, kind: str) -> None:
        self.module = module
        self.kind = kind

    def __set_name__(self, _store: type, name: str) -> None:
        self._name = name

    def __get__(self, store: Any, _owner: type) -> Made:
        make = getattr(import_module(f"{__package__}.{self.module}"), self.kind)
        database: Database = store.database
        made = vars(store)[self._name] = make(database)
        return cast("Made", made)
