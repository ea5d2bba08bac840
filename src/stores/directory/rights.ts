/** Whether what is made with these rights has them at once: nothing in the umask takes any of them away. */
export const isPlain = (mode: number): boolean => (process.umask() & mode) === 0;
