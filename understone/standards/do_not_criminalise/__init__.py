"""Do not criminalise: a victim who is a suspect is referred and considered before charge."""
