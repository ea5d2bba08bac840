import {PkgError} from '../model/errors.ts';
import type {Workshop} from '../model/workshop.ts';

/** The first of the manager's programs that the image has. */
export async function programOf(workshop: Workshop): Promise<string> {
  const {manager, target} = workshop;
  const script =
    'for program; do command -v "$program" >/dev/null 2>&1 && echo "$program" && exit; done; exit 0';
  const {stdout} = await workshop.run(['sh', '-c', script, 'sh', ...manager.programs]);
  const program = stdout.trim();
  if (program) return program;
  throw new PkgError(
    'build/no-manager',
    `the image of ${target.id} has no ${manager.programs.join(' or ')}`,
    {
      hint: 'take an image of that distro, or prepare one of your own with all that the build needs',
    },
  );
}
