/** The version of linux-pkg itself, as in package.json. */
export const ownVersion = '0.1.0';
