#!/bin/sh
# Sees to what the browser tests need outside Python, and writes the browser's path to the file STAMP:
# browser-tools.sh STAMP. What is missing is installed with apt-get where we may, else named, and we fail.
set -eu

stamp=$1
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

# First the browser without windows: it draws the same in a third of the time.
# Started, not only looked for: Ubuntu's chromium-browser is a stub that only names its snap.
find_chromium() {
    for candidate in ${CHROMIUM:+"$CHROMIUM"} chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        chromium=$(command -v "$candidate") || continue
        timeout 60 "$chromium" --version </dev/null >/dev/null 2>&1 && return
    done
    chromium=
    return 1
}

find_font() { has fc-list && [ -n "$(fc-list :lang=ja family)" ]; }

# The Nu HTML checker runs on Java 11 and newer.
find_java() {
    has java || return 1
    version=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
    [ "${version:-0}" -ge 11 ]
}

find_npm() { has node && has npm; }
find_pdftotext() { has pdftotext; }

# One thing per line: how to find it, Debian's packages that bring it.
needs='
chromium chromium
font fontconfig fonts-noto-cjk
java default-jre-headless
npm nodejs npm
pdftotext poppler-utils
'

# Sets $missing (names) and $packages (Debian's).
look() {
    missing=
    packages=
    while read -r name debian; do
        [ -n "$name" ] || continue
        "find_$name" && continue
        missing="$missing $name"
        packages="$packages $debian"
    done <<END
$needs
END
}

privileged() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

may_install() { has apt-get && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

install_packages() {
    privileged apt-get update -qq || return
    # Not every system has a package of it.
    if apt-cache show chromium-headless-shell >/dev/null 2>&1; then
        packages=$(printf '%s ' "$packages" | sed 's/ chromium / chromium-headless-shell /')
    fi
    say "kyoyaku: installing$packages"
    # shellcheck disable=SC2086  # a list of package names
    privileged env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 $packages
}

look
if [ -n "$missing" ] && may_install; then
    install_packages </dev/null >&2 || true
    look
fi
if [ -n "$missing" ]; then
    say "エラー: ブラウザーの試験に必要なものがありません:$missing"
    say "  Debian/Ubuntu: sudo apt-get install$packages"
    say "  Chromium は環境変数 CHROMIUM=/path/to/chrome でも指定できます。Java は 11 以上が必要です。"
    say "error: the browser tests need what is missing here:$missing"
    say "  Debian/Ubuntu: sudo apt-get install$packages"
    say "  CHROMIUM=/path/to/chrome names a browser that is elsewhere. Java must be 11 or newer."
    exit 3
fi

# Their install scripts would fetch from elsewhere, and none of ours needs one.
npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null >&2

mkdir -p "$(dirname "$stamp")"
printf '%s\n' "$chromium" > "$stamp"
