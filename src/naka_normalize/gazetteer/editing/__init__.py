"""Alias files as text: adding to them, arranging, comparing and counting them."""
