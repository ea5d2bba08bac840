import type {OwnPackagingJob} from '../../../model/format.ts';
import {rpmArch} from '../arch.ts';

/** Containers of these run on a machine whose kernel names another architecture, which rpm would go by. */
const FOREIGN = new Set(['386', 'arm5', 'arm6', 'arm7']);

/** What rpm is told beside the spec, for every program that reads it: nothing of the user goes in here. */
export function rpmArguments({workshop, jobs}: OwnPackagingJob, top: string): readonly string[] {
  const macros = {
    _topdir: top,
    _builddir: '%{_topdir}/BUILD',
    _buildrootdir: '%{_topdir}/BUILDROOT',
    _rpmdir: '%{_topdir}/RPMS',
    _sourcedir: '%{_topdir}/SOURCES',
    _specdir: '%{_topdir}/SPECS',
    _srcrpmdir: '%{_topdir}/SRPMS',
    // rpm 6 would write packages that no rpm 4 accepts.
    _rpmformat: '4',
    _buildhost: 'localhost',
    _smp_build_ncpus: String(jobs),
    _smp_mflags: `-j${jobs}`,
    // Every time comes from the version's date, not from the newest entry of %changelog.
    source_date_epoch_from_changelog: '0',
    use_source_date_epoch_as_buildtime: '1',
    clamp_mtime_to_source_date_epoch: '1',
    build_mtime_policy: 'clamp_to_source_date_epoch',
  };
  const {arch} = workshop.target;
  return [
    ...(FOREIGN.has(arch) ? ['--target', rpmArch[arch]] : []),
    ...Object.entries(macros).flatMap(([name, body]) => ['--define', `${name} ${body}`]),
  ];
}
