/** What rpm prints of all that is installed: `name version`. Keys that it trusts are listed with it, and have no architecture. */
export const INSTALLED_FORMAT = '%|ARCH?{%{NAME} %|EPOCH?{%{EPOCH}:}:{}|%{VERSION}-%{RELEASE}\\n}|';

/** rpm takes a public key: https://rpm.org/docs/latest/man/rpmkeys.8 */
export const trustKey = (path: string): readonly (readonly [string, ...string[]])[] => [
  ['rpmkeys', '--import', path],
];

/** Macros by which images leave out documents and languages: https://rpm.org/docs/latest/manual/macros.html */
export const WHOLE_MACROS = `for file in /etc/rpm/macros /etc/rpm/macros.*; do
  [ ! -f "$file" ] || sed -i '/^[[:space:]]*%_\\(excludedocs\\|install_langs\\)\\b/d' "$file"
done`;

/** rpm's own files and logs. */
export const RPM_TRACES = ['/var/lib/rpm/', '/usr/lib/sysimage/', '/var/lib/rpm-state/'] as const;
