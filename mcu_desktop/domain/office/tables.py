"""Tables of a TOML text, read so that a refusal names the key to mend."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from mcu_desktop.dataclass import dataclass
from mcu_desktop.problems import Refusal

Word = TypeVar("Word", bound=StrEnum)

_LONGEST = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table and where it stands in the text."""

    values: Mapping[str, object]
    where: str = ""

    def knows_only(self, *keys: str) -> None:
        """Refuse any other key: a misspelt one is not silently lost."""
        for key in self.values:
            if key not in keys:
                raise self.refused(key, f"Такого ключа не бывает; можно: {', '.join(keys)}.")

    def text(self, key: str, default: str | None = None) -> str:
        """Give a line of text; without a default it must stand there and say something."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.refused(key, "Здесь нужна непустая строка.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of lines, empty when it is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.refused(key, "Здесь нужен список строк.")
        found = tuple(item for item in value if isinstance(item, str))
        if len(found) < len(value):
            raise self.refused(key, "Здесь нужен список строк.")
        return found

    def flag(self, key: str) -> bool:
        """Give a yes or no, no when it is absent."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.refused(key, "Здесь нужно true или false.")
        return value

    def number(self, key: str) -> int:
        """Give a whole number, zero or more."""
        value = self.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.refused(key, "Здесь нужно целое число от 0.")
        return value

    def word(self, key: str, default: Word) -> Word:
        """Give a word of a closed list."""
        return self._of(type(default), key, self.text(key, default))

    def words(self, key: str, kind: type[Word]) -> tuple[Word, ...]:
        """Give several words of a closed list."""
        return tuple(self._of(kind, key, text) for text in self.texts(key))

    def table(self, key: str) -> Table:
        """Give a table within this one, empty when it is absent."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.refused(key, "Здесь нужна таблица.")
        return Table(values=value, where=self._named(key))

    def tables(self, key: str) -> tuple[Table, ...]:
        """Give a list of tables, empty when it is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.refused(key, "Здесь нужен список таблиц.")
        return tuple(Table(values=item, where=f"{self._named(key)}[{n}]") for n, item in enumerate(value))

    def refused(self, key: str, reason: str) -> Refusal:
        """Give a refusal that names a key of this table."""
        return Refusal(reason, field=self._named(key))

    def _named(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key

    def _of(self, kind: type[Word], key: str, text: str) -> Word:
        for word in kind:
            if word.value == text:
                return word
        raise self.refused(key, f"Слова {text!r} здесь не бывает; можно: {', '.join(kind)}.")


def read_table(text: str) -> Table:
    """Read a TOML text of bounded length."""
    if len(text) > _LONGEST:
        raise Refusal("Файл слишком велик.")
    try:
        return Table(values=tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"Файл не читается как TOML: {error}.") from error
