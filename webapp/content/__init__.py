"""What the app says: packs read from TOML into typed, translated values."""
