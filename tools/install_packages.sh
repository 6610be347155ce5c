#!/bin/sh
# install_packages.sh build|test|lint...: installs the Debian packages of these groups that
# are missing; says nothing and needs no rights when all are there.
set -eu

build="cmake g++ hunspell-ar libcli11-dev libfmt-dev libgumbo-dev libicu-dev libsqlite3-dev libssl-dev libuchardet-dev libxxhash-dev libzstd-dev make
  ninja-build nlohmann-json3-dev pkg-config"
test="libgtest-dev python3"
lint="clang clang-format clang-tidy git"

stop() {
  echo "isnad: $1" >&2
  exit 1
}

wanted=""
for group in "$@"; do
  case $group in
    build) wanted="$wanted $build" ;;
    test) wanted="$wanted $test" ;;
    lint) wanted="$wanted $lint" ;;
    *) stop "install_packages.sh: unknown group '$group', expected build, test or lint" ;;
  esac
done

if ! command -v dpkg-query > /dev/null 2>&1; then
  stop "this is not Debian; install what these packages hold, then build with cmake --preset release: $(echo $wanted)"
fi

missing=""
for package in $wanted; do
  case $(dpkg-query -W -f ' ${db:Status-Status} ' "$package" 2> /dev/null || true) in
    *" installed "*) ;;
    *) missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo > /dev/null 2>&1 || stop "cannot install without root or sudo; as root: apt-get install$missing"
  as_root="sudo"
  [ -t 0 ] || as_root="sudo -n"
  $as_root true 2> /dev/null || stop "sudo was refused; as root: apt-get install$missing"
fi

echo "isnad: installing$missing"
$as_root apt-get update -q || stop "apt-get update failed (no network?); missing:$missing"
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends -o Dpkg::Use-Pty=0 $missing ||
  stop "apt-get install failed (no network, or not Debian 12?); missing:$missing"
