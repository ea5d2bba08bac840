import type {Workshop} from '../../../model/workshop.ts';
import type {Macros} from '../scripts-parts.ts';

/** All that are used where they are known: of systemd, of openSUSE, and rpm's own for accounts (4.19 and later). */
const NAMES = [
  'systemd_post',
  'systemd_preun',
  'systemd_postun',
  'systemd_postun_with_restart',
  'service_add_pre',
  'service_add_post',
  'service_del_preun',
  'service_del_postun',
  'service_del_postun_without_restart',
  'sysusers_create_package',
  'tmpfiles_create',
  '__sysusers_provides',
] as const;

/** A macro that is not known would stand in the script as it is written, so rpm is asked first. */
export async function knownMacros(workshop: Workshop): Promise<Macros> {
  const asked = NAMES.flatMap((name) => ['--eval', `%{?${name}:${name}}`]);
  const {stdout} = await workshop.run(['rpm', ...asked]);
  return new Set(stdout.split('\n').filter(Boolean));
}
