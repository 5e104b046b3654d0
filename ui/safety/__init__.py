"""How safe the data lies: the passphrase at the start, copies, encryption, the way back after damage."""
