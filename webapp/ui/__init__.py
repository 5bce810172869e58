"""What every page is made of: frame, macros, style, scripts, and the forms for the phone."""
