/** Something that was given in place of an OpenPGP key. */
export interface Mistake {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

interface Known extends Mistake {
  readonly pattern: RegExp;
}

/** Told by a few fixed words; nothing of the text itself is ever repeated. */
const KNOWN: readonly Known[] = [
  {
    pattern:
      /-----BEGIN OPENSSH PRIVATE KEY-----|^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+|sk-\S+) AAAA|PuTTY-User-Key-File/m,
    code: 'key/ssh',
    message: 'is an SSH key, and packages are signed with OpenPGP keys',
  },
  {
    pattern: /-----BEGIN (?:[A-Z0-9]+ )*CERTIFICATE(?: REQUEST)?-----|-----BEGIN PKCS7-----/,
    code: 'key/x509',
    message: 'is an X.509 certificate, and packages are signed with OpenPGP keys',
  },
  {
    pattern: /-----BEGIN (?:RSA |EC |DSA |ENCRYPTED )?(?:PRIVATE|PUBLIC) KEY-----/,
    code: 'key/x509',
    message: 'is a PEM key as TLS and apk use it, and packages are signed with OpenPGP keys',
  },
  {
    pattern:
      /^\(\d+:(?:shadowed-|protected-)?private-key\(|^Key: \((?:shadowed-|protected-)?private-key|^Created: \d{8}T\d{6}\s+Key: /,
    code: 'key/agent-file',
    message: "is a file of gpg-agent's private-keys-v1.d, not an exported key",
  },
  {
    pattern: /^untrusted comment: |^AGE-SECRET-KEY-|^RW[A-Za-z0-9+/]{50,80}$/m,
    code: 'key/other-kind',
    message: 'is a key of minisign, signify or age, and packages are signed with OpenPGP keys',
  },
  {
    pattern: /^\s*\$\{\{.*\}\}\s*$/,
    code: 'key/expression',
    message: 'is the text of a workflow expression, not its value',
    hint: 'pass it under `with:` or `secrets:` of the workflow, where expressions are replaced',
  },
  {
    pattern: /^\s*\$(?:\{[A-Za-z_]\w*\}|[A-Za-z_]\w*)\s*$/,
    code: 'key/expression',
    message: 'is the name of a variable, not its value',
  },
  {pattern: /^\s*[{[][\s\S]*[}\]]\s*$/, code: 'key/json', message: 'is JSON, not a key'},
  {
    pattern: /^\s*(?:0x)?(?:[0-9A-Fa-f]{4} *){2,16}\s*$/,
    code: 'key/fingerprint',
    message: 'is the fingerprint or id of a key, not the key itself',
  },
];

const PATH =
  /^(?:~|\.{1,2}|[A-Za-z]:)?[\\/][^\s<>|"']{1,300}$|^[\w.~\\/-]{1,300}\.(?:asc|gpg|pgp|key|pem|txt|pub|sec|kbx)$/;

/** What a text is that holds no OpenPGP key, where that can be told. */
export function mistakeOf(text: string): Mistake | undefined {
  const start = text.slice(0, 100_000);
  const known = KNOWN.find(({pattern}) => pattern.test(start));
  if (known) return known;
  if (PATH.test(text.trim()))
    return {
      code: 'key/path',
      message: 'is the path of a file, not what is in it',
      hint: 'give the content of the file; the command line has --gpg-private-key FILE',
    };
  return undefined;
}
