"""What each page shows, as documented records made from the answers; templates add nothing but form."""
