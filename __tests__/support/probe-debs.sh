#!/bin/sh
# Run inside a Debian container: makes apt know one source only, on the disk, with packages like those of the rpm images:
#   probe 1.0 and 2.0 (/usr/bin/probe prints its version; recommends probe-extras), probe-extras, probe-dev (needs probe),
#   probe-broken (asks for what nobody has), build-essential (nothing, for what apt-get build-dep asks for)
set -eu
repository=/srv/probe
mkdir -p $repository
cd $repository

# make_deb NAME VERSION [FIELD …]
make_deb() {
  tree=$(mktemp -d)
  mkdir -p "$tree/DEBIAN" "$tree/usr/bin"
  printf '#!/bin/sh\necho %s\n' "$2" >"$tree/usr/bin/$1"
  chmod 755 "$tree" "$tree/usr/bin/$1"
  name=$1 version=$2
  shift 2
  printf '%s\n' "Package: $name" "Version: $version" 'Architecture: all' 'Maintainer: Example Team <team@example.org>' \
    'Description: Part of a test' "$@" >"$tree/DEBIAN/control"
  file=${name}_$version.deb
  dpkg-deb -Znone --build "$tree" "$file" >/dev/null
  {
    cat "$tree/DEBIAN/control"
    printf '%s\n' "Filename: ./$file" "Size: $(stat -c %s "$file")" "SHA256: $(sha256sum "$file" | cut -d ' ' -f 1)" ''
  } >>Packages
  rm -rf "$tree"
}

make_deb probe 1.0 'Recommends: probe-extras'
make_deb probe 2.0 'Recommends: probe-extras'
make_deb probe-extras 1.0
make_deb probe-dev 2.0 'Depends: probe (>= 2.0)'
make_deb probe-broken 1.0 'Depends: libnobody9'
make_deb build-essential 12.9
rm -f /etc/apt/sources.list /etc/apt/sources.list.d/*
echo "deb [trusted=yes] file:$repository ./" >/etc/apt/sources.list
