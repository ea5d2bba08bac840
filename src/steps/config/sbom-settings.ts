import type {Config} from './config.ts';

/** Whether each package gets an SPDX document beside it. */
export const sbomWanted = ({values: {sbom}}: Pick<Config, 'values'>): boolean => sbom === true;
