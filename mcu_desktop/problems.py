"""Who must act when something does not work: the clerk, the surroundings, or we."""

from __future__ import annotations

import errno


class Refusal(Exception):
    """A rule or a form forbids it: the clerk acts; nothing was written.

    The text is a whole Russian sentence. `field` names what to mend (`applicants[0].surname`)
    and stands at the head of the text when it is shown, `None` when the refusal is about the
    command as a whole.
    """

    def __init__(self, reason: str, *, field: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}" if self.field else self.reason


class SignInNeeded(Refusal):
    """Nobody has said yet who works here, or what was said does not hold any more."""


class Trouble(Exception):
    """Disk, network, lock or a newer file: wait, try again, or call the administrator."""


class Damage(Trouble):
    """A record of the journal is not what was written; `record` names the first one."""

    def __init__(self, message: str, *, record: str) -> None:
        super().__init__(message)
        self.record = record


def os_words(error: OSError) -> str:
    """Say in Russian why the system would not; it says so itself in the language of its own set-up."""
    return _OS_WORDS.get(error.errno or 0) or error.strerror or type(error).__name__


_OS_WORDS = {
    errno.ENOENT: "нет такого файла или папки",
    errno.EACCES: "нет прав доступа",
    errno.EPERM: "нет прав доступа",
    errno.EROFS: "диск доступен только для чтения",
    errno.EISDIR: "это папка, а не файл",
    errno.ENOTDIR: "часть пути – файл, а не папка",
    errno.EEXIST: "такое имя уже занято",
    errno.ENAMETOOLONG: "слишком длинный путь",
    errno.EINVAL: "недопустимый путь",
    errno.ENOSPC: "на диске нет места",
    errno.EFBIG: "файл слишком велик",
    errno.EIO: "ошибка чтения или записи диска",
    errno.EMFILE: "открыто слишком много файлов",
    errno.EPIPE: "вывод закрыт",
}
