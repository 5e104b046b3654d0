"""One small design system: tokens, roles of colour, icons, and the sheet that is made of them."""
