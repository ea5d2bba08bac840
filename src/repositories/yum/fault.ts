import {UserError} from '../../model/errors.ts';

/** The refusal of a published repository that is not what it says; nothing is written over it. */
export const badRepository = (file: string, what: string, hint = MEND): UserError =>
  new UserError('yum/unsound', `${file}: ${what}`, {hint});

const MEND =
  'it was changed or half uploaded by something else: put back the last good copy, or make the repository anew from its packages (repo init, repo add)';

/** The refusal of what another program made and we would lose or break. */
export const foreign = (file: string, what: string): UserError =>
  badRepository(
    file,
    what,
    'it was made by another program: give linux-pkg a folder of its own, and add the packages to it (repo init, repo add)',
  );
