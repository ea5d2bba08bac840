import {flag, oneOrMany, optional, section, text} from '../../model/schema.ts';

/** How packages are tried out before they are signed. */
export const verifySection = section(
  {
    run: optional(oneOrMany(text('shell lines that try the installed package'))),
    upgrade_from: optional(text('file or URL of the release to upgrade from')),
    lint: optional(flag('whether linters judge the package; default: true')),
    allow: optional(text('path of the list of accepted findings')),
    on: optional(oneOrMany(text('releases that portable packages are tried on'))),
  },
  'how packages are tried out before they are signed',
);
