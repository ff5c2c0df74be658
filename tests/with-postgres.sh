#!/usr/bin/env bash
# Runs a command beside a PostgreSQL of its own: new, empty, on a free port of the loopback, gone afterwards. Tests find
# it in TEST_POSTGRES_URL. Not the machine's server, because a test must never meet data that somebody wants to keep.
#   tests/with-postgres.sh cargo test …
set -euo pipefail

find_programs() {
	local found
	for found in "$(dirname "$(command -v postgres 2>/dev/null || echo /nonexistent/x)")" $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV); do
		if [ -x "$found/postgres" ] && [ -x "$found/initdb" ]; then echo "$found"; return; fi
	done
}

programs="$(find_programs)"
if [ -z "$programs" ]; then
	echo "Missing: PostgreSQL. Please install it; on Debian and Ubuntu: sudo apt-get install postgresql" >&2
	exit 1
fi

folder="$(mktemp -d /tmp/concord-postgres.XXXXXX)"
# the server refuses to run as root
as_server=()
if [ "$(id -u)" = 0 ]; then
	owner=postgres
	id "$owner" >/dev/null 2>&1 || owner=nobody
	chown "$owner" "$folder"
	as_server=(runuser -u "$owner" --)
fi

stop() {
	"${as_server[@]}" "$programs/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
	rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

password="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
install -m 600 /dev/null "$folder/password"
printf '%s' "$password" >"$folder/password"
if [ "$(id -u)" = 0 ]; then chown "$owner" "$folder/password"; fi

cd "$folder"
"${as_server[@]}" "$programs/initdb" -D "$folder/data" -U concord --pwfile="$folder/password" \
	--auth=scram-sha-256 --encoding=UTF8 --locale=C >"$folder/initdb.log"
started=no
for _ in 1 2 3 4 5; do
	port=$((20000 + RANDOM % 20000))
	# no fsync: this server lives for one run of the tests, and what they check of durability they check on SQLite
	if "${as_server[@]}" "$programs/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -t 60 -o \
		"-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$folder' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" \
		start >/dev/null; then
		started=yes
		break
	fi
done
if [ "$started" = no ]; then
	echo "PostgreSQL does not start:" >&2
	cat "$folder/server.log" >&2
	exit 1
fi
cd "$OLDPWD"

export TEST_POSTGRES_URL="postgres://concord:$password@127.0.0.1:$port/postgres"
"$@"
