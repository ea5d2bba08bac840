import type {Config} from './config.ts';

/** What the project is called: by its own name, or its first package's. */
export const projectName = ({values: {name, packages}}: Pick<Config, 'values'>): string =>
  name ?? packages?.[0]?.name ?? '';
