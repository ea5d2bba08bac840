import {configOf} from './cases.ts';

/** What nfpm packs without a word and we refuse, because nothing good can come of it. */
export interface Refusal {
  readonly subject: string;
  readonly config: string;
  readonly format: string;
  /** What our error says. */
  readonly message: RegExp;
  readonly reason: string;
}

export const refusals: readonly Refusal[] = [
  {
    subject: 'a version that starts with a letter (`version_schema: none`), in a deb',
    config: configOf({version: 'v1.2', version_schema: 'none'}),
    format: 'deb',
    message: /starts with a digit/,
    reason: 'dpkg refuses the package',
  },
  {
    subject: 'a version that starts with a letter, in an rpm',
    config: configOf({version: 'v1.2', version_schema: 'none'}),
    format: 'rpm',
    message: /starts with a digit/,
    reason: 'rpm takes it for older than every version that starts with a number',
  },
  {
    subject: 'a name in capitals or with an underscore, in a deb',
    config: configOf({name: 'My_Tool'}),
    format: 'deb',
    message: /no name of a Debian package/,
    reason: 'dpkg-deb refuses to build it, and dpkg installs it under another name, in small letters',
  },
  {
    subject: '`platform` other than linux',
    config: configOf({platform: 'darwin'}),
    format: 'deb',
    message: /"darwin" is not made here/,
    reason: 'no distro here has an architecture `darwin-amd64`',
  },
  {
    subject: 'a mode without its zero: `mode: 755`',
    config: configOf({contents: '\n  - {src: bin/tool, dst: /opt/tool, file_info: {mode: 755}}'}),
    format: 'deb',
    message: /octal/,
    reason: 'nfpm reads it as decimal, which is mode 1363',
  },
  {
    subject: 'a glob with a brace left open: `etc/{a.conf`',
    config: configOf({contents: '\n  - {src: "etc/{a.conf", dst: /opt/a}'}),
    format: 'deb',
    message: /never closed/,
    reason: 'it is a slip of the pen',
  },
];
