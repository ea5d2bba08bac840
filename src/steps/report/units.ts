export {sizeText} from '../../text/size.ts';

/** `0.04 s`. */
export const timeText = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
