"""The parts of the house: a folder each, none importing another."""
