"""Facts as lasting records: envelope, clock, digest chain, versions."""
