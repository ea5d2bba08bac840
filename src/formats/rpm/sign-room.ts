import {bytesSlot, joinSlots, type Slot} from './header-slots.ts';
import {aligned} from './reader.ts';
import {SIGTAG, TAG} from './tags.ts';

/** What rpmbuild reserves beside a signature header's other values. */
const RESERVED = 4096 + 32;
/** What is left free beside a signature larger than that. */
const SPARE = 32;
const ENTRY = 16;

const withRoom = (slots: readonly Slot[], room: number): Buffer =>
  joinSlots(TAG.headerSignatures, [...slots, bytesSlot(SIGTAG.reserved, Buffer.alloc(room))]);

const padded = (header: Buffer): Buffer =>
  Buffer.concat([header, Buffer.alloc(aligned(header.length) - header.length)]);

/** What a signature of RSA-4096 takes: where it finds no room, it does not depend on the key whether the file grows. */
const USUAL = 600;

/** A signature header with this signature in the place of one of `size` bytes; undefined where the room is too small. */
export function signedHeader(kept: readonly Slot[], signature: Slot, size: number): Buffer | undefined {
  if (withRoom([...kept, bytesSlot(signature.tag, Buffer.alloc(USUAL))], 1).length > size) return undefined;
  const slots = [...kept, signature];
  const without = joinSlots(TAG.headerSignatures, slots);
  // A value behind the reserved one may have to be aligned anew: then its room is a little smaller than the difference.
  const most = size - without.length - ENTRY;
  for (let room = most; room > Math.max(0, most - 8); room--) {
    const made = withRoom(slots, room);
    if (made.length === size) return padded(made);
  }
  return aligned(without.length) === aligned(size) ? padded(without) : undefined;
}

/** A signature header as large as rpmbuild would have made it, so that the next signature of any key fits in its place. */
export function roomFor(kept: readonly Slot[], signature: Slot): Buffer {
  return (
    signedHeader(kept, signature, withRoom(kept, RESERVED).length) ??
    padded(withRoom([...kept, signature], SPARE))
  );
}
