import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/archive/xz/cursor.ts
async function need(input, length, cutOff) {
  const bytes = await input.take(length);
  if (bytes) return bytes;
  throw cutOff();
}
function cursorOf(source, cutOff) {
  const chunks = source[Symbol.asyncIterator]();
  let rest = new Uint8Array();
  const more = async () => {
    while (rest.length === 0) {
      const next = await chunks.next();
      if (next.done) return false;
      rest = next.value;
    }
    return true;
  };
  const some = async (most) => {
    if (!await more()) throw cutOff();
    const piece = rest.subarray(0, most);
    rest = rest.subarray(piece.length);
    return piece;
  };
  const take = async (length) => {
    if (length > 0 && !await more()) return void 0;
    const piece = Buffer.alloc(length);
    for (let at = 0; at < length; ) {
      const chunk = await some(length - at);
      piece.set(chunk, at);
      at += chunk.length;
    }
    return piece;
  };
  const drain = async () => {
    rest = new Uint8Array();
    while (!(await chunks.next()).done) ;
  };
  return { some, take, drain, close: async () => void await chunks.return?.() };
}

export {
  need,
  cursorOf
};
