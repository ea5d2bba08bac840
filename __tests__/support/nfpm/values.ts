/** Any value of a fact, none included. */
export const ANY = /^/;

/** A fact that is absent. */
export const NONE = /^$/;
