import {machineOf} from './arch.ts';

export const LEAD_SIZE = 96;

const MAGIC = Buffer.from([0xed, 0xab, 0xee, 0xdb]);
const LINUX = 1;
const HEADER_STYLE_SIGNATURE = 5;
const NAME_SIZE = 66;

/** The 96 bytes that only say "this is an rpm": https://rpm-software-management.github.io/rpm/manual/format_lead.html */
export function makeLead(nameEvr: string, arch: string): Buffer {
  const lead = Buffer.alloc(LEAD_SIZE);
  MAGIC.copy(lead);
  lead.writeUInt8(3, 4);
  lead.writeUInt16BE(machineOf(arch)?.number ?? 1, 8);
  // One byte is left for the NUL that ends the name.
  Buffer.from(nameEvr).copy(lead, 10, 0, NAME_SIZE - 1);
  lead.writeUInt16BE(LINUX, 76);
  lead.writeUInt16BE(HEADER_STYLE_SIGNATURE, 78);
  return lead;
}

/** What speaks against these bytes being an rpm's lead; undefined when nothing does. */
export function leadFault(lead: Uint8Array): string | undefined {
  if (lead.length < LEAD_SIZE) return `it ends after ${lead.length} bytes`;
  if (!MAGIC.equals(lead.subarray(0, 4))) return 'it does not start as an rpm does';
  const bytes = Buffer.from(lead.buffer, lead.byteOffset, LEAD_SIZE);
  const major = bytes.readUInt8(4);
  // Format 6 keeps the lead of format 3, as every rpm before it did.
  if (major < 3 || major > 6) return `its format ${major} is not one we read`;
  if (bytes.readUInt16BE(78) !== HEADER_STYLE_SIGNATURE) return 'its signature is of a kind no longer used';
  return undefined;
}
