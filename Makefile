# One command each. Everything is installed into .venv from the locked lists.
.DEFAULT_GOAL := help
BIN := .venv/bin

help:
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*## /: /'
