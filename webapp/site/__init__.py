"""What makes pages into a site: addresses, bytes, headers, offline use, export. It knows no part by name."""
