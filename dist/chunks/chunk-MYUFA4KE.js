import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/archive/pack/sink.ts
import { writeSync } from "node:fs";
function fileSink(file, start = 0) {
  let place = start;
  return (chunk) => {
    for (let done = 0; done < chunk.length; ) {
      const written = writeSync(file, chunk, done, chunk.length - done, place);
      done += written;
      place += written;
    }
  };
}

export {
  fileSink
};
