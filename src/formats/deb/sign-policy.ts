import type {NamedText} from '../../model/format.ts';
import type {Signer} from '../../model/signer.ts';
import {type XmlElement, xmlDocument} from '../../text/xml.ts';

interface Policy {
  /** `origin`, `maint` or `archive`. */
  readonly type: string;
  readonly signer: Signer;
  /** Who signs, as debsig-verify shows it. */
  readonly name: string | undefined;
}

/**
 * What debsig-verify needs to trust the signature: a policy for /etc/debsig/policies/ID/, and the key that goes, without
 * its armor, to /usr/share/debsig/keyrings/ID/debsig.gpg. ID is the long one of the key that signs: every version of
 * debsig-verify looks there, the first ones nowhere else.
 */
export function debsigCompanions({type, signer, name}: Policy): readonly NamedText[] {
  const id = signer.fingerprint.slice(-16);
  const rule: XmlElement = {name: 'Required', attributes: {Type: type, File: 'debsig.gpg', id}};
  const policy = xmlDocument({
    name: 'Policy',
    attributes: {xmlns: 'https://www.debian.org/debsig/1.0/'},
    children: [
      {
        name: 'Origin',
        attributes: {Name: name ?? signer.primary, id, Description: `Key ${signer.fingerprint}`},
      },
      {name: 'Selection', children: [rule]},
      {name: 'Verification', attributes: {MinOptional: 0}, children: [rule]},
    ],
  });
  return [
    {name: `debsig-${type}-${id}.pol`, text: policy},
    {name: `debsig-${id}.key`, text: signer.publicKey.replace(/\r\n/g, '\n')},
  ];
}
