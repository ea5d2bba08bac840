import type {StoreKind} from '../../model/store.ts';
import {addressProblems, PAGES_DEFAULTS} from './address.ts';

/** A branch of a git repository, which GitHub Pages or another server shows. */
export const pages: StoreKind = {
  id: 'pages',
  title: 'a branch of GitHub Pages',
  keys: {needed: [], optional: ['branch', 'prefix', 'remote', 'history', 'site', 'budget']},
  defaults: PAGES_DEFAULTS,
  check: addressProblems,
  open: async (host, address) => {
    const {openPages} = await import('./pages.ts');
    return openPages(host, address);
  },
};
