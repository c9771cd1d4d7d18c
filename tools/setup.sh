# Shared by ./quickstart and ./check: installs what is missing and builds in build/. To be sourced in
# the top folder. Wants Debian 12 or a relative of it.

build_packages="gcc libc6-dev make autoconf automake pkg-config gettext libncurses-dev libsqlite3-dev
libical-dev libconfuse-dev libsodium-dev libutf8proc-dev libjansson-dev libqrencode-dev coinor-libcbc-dev
coinor-libclp-dev zlib1g-dev"

test_packages="libcmocka-dev libvterm-dev tmux khal python3 python3-icalendar cppcheck universal-ctags
mandoc codespell sqlite3 ncurses-term tzdata"

# Names those of the packages given that are not installed.
missing_packages() {
	for package in "$@"; do
		status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
		[ "$status" = installed ] || printf ' %s' "$package"
	done
}

# Installs them when root or with sudo; else says the one line that does, and stops.
need_packages() {
	command -v dpkg-query >/dev/null || {
		echo "Cần Debian 12 hoặc bản tương đương (không thấy dpkg)." >&2
		exit 1
	}
	missing=$(missing_packages "$@")
	[ -n "$missing" ] || return 0
	as_root=
	if [ "$(id -u)" != 0 ]; then
		if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
			as_root=sudo
		else
			echo "Còn thiếu một số gói. Chạy lệnh sau rồi chạy lại $0:" >&2
			echo "  sudo apt-get install --no-install-recommends$missing" >&2
			exit 1
		fi
	fi
	echo "Cài các gói còn thiếu:$missing"
	log=$(mktemp)
	# shellcheck disable=SC2086
	if ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
		$missing >"$log" 2>&1; then
		$as_root apt-get update -qq >>"$log" 2>&1 || true
		$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
			$missing >>"$log" 2>&1 || {
			tail -n 20 "$log" >&2
			rm -f "$log"
			echo "apt-get không cài được các gói trên." >&2
			exit 1
		}
	fi
	rm -f "$log"
}

# Out of tree, in build/; configured again only when something about it changed.
build_program() {
	[ -x configure ] && [ configure -nt configure.ac ] && [ Makefile.in -nt Makefile.am ] ||
		autoreconf -i >/dev/null
	mkdir -p build
	[ -f build/Makefile ] && [ build/Makefile -nt configure ] ||
		(cd build && ../configure -q "$@")
	make -s -C build -j"$(nproc)"
}
