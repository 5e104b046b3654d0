"""What people are called at home: Лена in a message of a social network is Елена in a letter."""

from __future__ import annotations

_SAID = """
аня анн, валя валентин, ваня иван, вера вер, витя виктор, вова владимир, володя владимир, галя
галин, гена геннади, даша дарь, дима дмитри, женя евгени, зина зинаид, ира ирин, катя екатерин, коля
никола, костя константин, лена елен, леша алексе, лиза елизавет, люба любов, люда людмил, люся
людмил, маша мари, миша михаил, надя надежд, настя анастаси, наташа натал, оля ольг, паша павел,
петя петр, рита маргарит, рома роман, саша александр, света светлан, сережа серге, соня софь, таня
татьян, тома тамар, толя анатоли, юля юли, юра юри
"""
_WHOLE = dict(one.split() for one in _SAID.replace("\n", " ").split(","))


def beginning(name: str) -> str:
    """Give how the name in a passport begins for one that is said at home, any other name as it is."""
    return _WHOLE.get(name, name)


def one_name(one: str, other: str) -> bool:
    """Tell whether one of two given names is the other as it is said at home."""
    whole, their = beginning(one), beginning(other)
    return (whole != one or their != other) and (whole.startswith(their) or their.startswith(whole))
