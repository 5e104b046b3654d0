"""Papers as they will print: pages on the screen, printing, saving; serves every place that has one."""
