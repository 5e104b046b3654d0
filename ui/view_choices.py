"""How the window looks and listens: theme, scale, hotkeys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog

from ui.hotkeys import KEPT, hotkeys_on
from ui.theme import tokens
from ui.widgets.dialogs import lay_out_small
from ui.widgets.field import choice_field
from ui.widgets.snug import snug
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

SCHEME, SCALE = "window/scheme", "window/scale"
SCHEMES = (("system", "Как в системе"), ("light", "Светлая"), ("dark", "Тёмная"))
SCALES = tuple((str(percent), f"{percent} %") for percent in (100, 125, 150, 175, 200))


class ViewChoices(QDialog):
    """Each choice holds at once and is remembered; the scale waits for the next start."""

    scheme_chosen = Signal(str)
    hotkeys_chosen = Signal(bool)
    again_wanted = Signal()
    """Start the program anew, now."""

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("view")
        self.setWindowTitle("Вид")
        self.setMinimumWidth(tokens.FORM_WIDTH // 2)
        self._settings = settings
        self._worn_scale = str(settings.value(SCALE, "100"))
        self.scheme = choice_field("view.scheme", "Тема", SCHEMES)
        self.scale = choice_field("view.scale", "Масштаб", SCALES)
        self.hotkeys = QCheckBox("Горячие клавиши включены")
        self.hotkeys.setObjectName("view.hotkeys")
        self.hotkeys.setAccessibleName(self.hotkeys.text())
        self.hotkeys.setAccessibleDescription("F1, Esc и Ctrl+, действуют всегда")
        self.again = button("Перезапустить сейчас", "view.again", self._again)
        self.close_button = button("Закрыть", "view.close", self.accept, role="main")
        self.scheme.fill(str(settings.value(SCHEME, "system")))
        self.scale.fill(self._worn_scale)
        self.hotkeys.setChecked(hotkeys_on(settings))
        self._lay_out()
        self._tell_scale()
        self.scheme.edited.connect(self._choose_scheme)
        self.scale.edited.connect(self._choose_scale)
        self.hotkeys.toggled.connect(self._choose_hotkeys)

    def _lay_out(self) -> None:
        why = label("Выключайте, если клавиши мешают вашей программе экранного доступа.", "caption")
        parts = (self.scheme, self.scale, self.hotkeys, why)
        lay_out_small(self, "Вид", parts, self.close_button, aside=self.again)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand as high as the words need."""
        super().showEvent(event)
        snug(self)

    def _choose_scheme(self) -> None:
        self._settings.setValue(SCHEME, self.scheme.value())
        self.scheme_chosen.emit(self.scheme.value())

    def _choose_scale(self) -> None:
        self._settings.setValue(SCALE, self.scale.value())
        self._tell_scale()

    def _choose_hotkeys(self, on: bool) -> None:
        self._settings.setValue(KEPT, "on" if on else "off")
        self.hotkeys_chosen.emit(on)

    def _tell_scale(self) -> None:
        other = self.scale.value() != self._worn_scale
        self.scale.explain(
            "Новый масштаб начнёт действовать со следующего запуска программы."
            if other
            else "Сверх масштаба, который задан в системе."
        )
        self.again.setVisible(other)

    def _again(self) -> None:
        self.accept()
        self.again_wanted.emit()
