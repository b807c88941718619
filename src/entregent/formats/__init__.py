"""Other people's files to values and back; what is unknown is kept."""
