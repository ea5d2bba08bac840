import {type KeyInputs, type Secret, secret} from '../model/secret.ts';

/** The variables that carry a key and what opens it. */
export interface KeyVariables {
  readonly privateKey: string;
  readonly passphrase: string;
}

/** As the runner gives an action its inputs. */
export const actionKeys: KeyVariables = {
  privateKey: 'INPUT_GPG-PRIVATE-KEY',
  passphrase: 'INPUT_GPG-PASSPHRASE',
};

export const cliKeys: KeyVariables = {
  privateKey: 'LINUX_PKG_GPG_PRIVATE_KEY',
  passphrase: 'LINUX_PKG_GPG_PASSPHRASE',
};

/** Takes key and passphrase out of the environment, so that nothing that starts or reports later finds them there. */
export const takeKeys = (env: NodeJS.ProcessEnv, names: KeyVariables): KeyInputs => ({
  privateKey: take(env, names.privateKey),
  passphrase: take(env, names.passphrase),
});

function take(env: NodeJS.ProcessEnv, name: string): Secret | undefined {
  const value = env[name];
  delete env[name];
  return value?.trim() ? secret(value) : undefined;
}
