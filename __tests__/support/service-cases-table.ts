import {bareCases, chrootCases, debServiceCases, machineCases} from './service-cases-deb.ts';
import {rpmServiceCases} from './service-cases-rpm.ts';

/** The same thing by the words of each family. */
const TOGETHER: Readonly<Record<string, string>> = {
  'downgrade refused by apt-get install': 'downgrade refused by rpm -U',
  'chroot without running systemd: remove + purge': 'chroot without running systemd: remove',
  'chroot without running systemd: upgrade': 'chroot without running systemd: upgrade while enabled',
  'no systemd at all: remove + purge': 'no systemd at all: remove',
  'enable: false, start: true': 'enabled and started where the config says so',
  'stop_on_upgrade, and the order of scripts': 'stop_on_upgrade',
  'users and folders with remove: purge, purged': 'remove: purge',
};

const compared = new Set([...machineCases, ...chrootCases].map(({name}) => name));
const recorded = new Set(bareCases.map(({name}) => name));

/** What a case of a deb was held against. */
const debVerdict = (name: string): string => {
  if (compared.has(name)) return 'passes, as debhelper’s does';
  return recorded.has(name) ? 'passes on Debian 11, 12, 13 and sid' : 'passes';
};

/** The table of docs/services.md: every case that the tests really try, and for which family. */
export function serviceCasesTable(): string {
  const partners = new Set(debServiceCases.map((name) => TOGETHER[name] ?? name));
  const rows = [
    ...debServiceCases.map((name) => {
      const other = TOGETHER[name] ?? name;
      const has = rpmServiceCases.includes(other);
      return [other === name ? name : `${name} (rpm: ${other})`, debVerdict(name), has ? 'passes' : '–'];
    }),
    ...rpmServiceCases.filter((name) => !partners.has(name)).map((name) => [name, '–', 'passes']),
  ];
  return [['case', 'deb', 'rpm'], ['---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('')
    .replaceAll('| --- |', '|---|')
    .replace('|---| --- |---|', '|---|---|---|');
}
