import {shellWord} from '../../text/shell.ts';
import {addressOf} from './sources.ts';

export const dayText = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

/** The one line that does it on any machine. */
export const quickLine = (url: string): string =>
  `curl -fsSL ${shellWord(addressOf(url, 'install.sh'))} | sh`;
