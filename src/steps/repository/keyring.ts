/** The public keys that users get, armored, from the repository's root. */
export const keyringPath = (name: string): string => `${name}-keyring.asc`;
