import type {Host} from '../model/host.ts';

/** Whether nobody sits at a terminal: what is missing here will not come by itself. */
export const isCi = ({env}: Pick<Host, 'env'>): boolean => /^(?:1|true|yes)$/i.test(env['CI'] ?? '');
