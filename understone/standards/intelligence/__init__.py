"""Intelligence: what is received is acted on."""
