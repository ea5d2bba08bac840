import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/model/workshop.ts
var INSIDE = {
  /** The copy of the working tree; builds start here. */
  source: "/linux-pkg/source",
  /** `$DESTDIR`. */
  root: "/linux-pkg/root",
  /** Where packages are put together. */
  work: "/linux-pkg/work"
};

export {
  INSIDE
};
