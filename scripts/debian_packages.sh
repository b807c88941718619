#!/bin/sh
# Installs what the tests need from Debian: a browser, Chinese fonts, PostgreSQL.
set -eu
export DEBIAN_FRONTEND=noninteractive
sudo=""
[ "$(id -u)" = 0 ] || sudo=sudo
$sudo apt-get update -qq
$sudo apt-get install -y -qq --no-install-recommends \
    chromium fonts-noto-cjk fonts-noto-core postgresql python3-venv make git >/dev/null

version=$(ls /usr/lib/postgresql | sort -n | tail -n 1)
$sudo pg_ctlcluster "$version" main status >/dev/null 2>&1 ||
    $sudo pg_ctlcluster "$version" main start
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        su postgres -c "psql -qAt -c \"$1\""
    else
        sudo -u postgres psql -qAt -c "$1"
    fi
}
i=0
until as_postgres "select 1" >/dev/null 2>&1; do
    i=$((i + 1))
    [ "$i" -lt 30 ] || { echo "PostgreSQL did not start." >&2; exit 1; }
    sleep 1
done
[ "$(as_postgres "select 1 from pg_roles where rolname = 'entregent'")" = 1 ] ||
    as_postgres "create role entregent login createdb password 'entregent'"
[ "$(as_postgres "select 1 from pg_database where datname = 'entregent'")" = 1 ] ||
    as_postgres "create database entregent owner entregent encoding 'UTF8' template template0"
