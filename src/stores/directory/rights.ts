/** Asks for the rights that new files get; costs two system calls, so it is asked once for many files. */
export const currentMask = (): number => process.umask();

/** Whether what is made with these rights has them at once: nothing in the mask takes any of them away. */
export const isPlain = (mode: number, mask: number): boolean => (mask & mode) === 0;
