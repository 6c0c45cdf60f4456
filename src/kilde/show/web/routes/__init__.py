"""Routes: an address each, thin; what is shown is made in `pages`."""
