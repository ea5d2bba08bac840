/** A value that no log, no JSON and no error shows: it is only there when it is asked for. */
export type Secret = () => string;

export const secret =
  (value: string): Secret =>
  () =>
    value;

/** The key that signs and what opens it, as the person gave them. */
export interface KeyInputs {
  /** Armored or base64; one key or several. */
  readonly privateKey: Secret | undefined;
  /** One for all keys, or a line for each. */
  readonly passphrase: Secret | undefined;
  /** What opens a key that the config names, by the variables that nfpm has for it. */
  readonly nfpm?: Readonly<Record<string, Secret>>;
}
