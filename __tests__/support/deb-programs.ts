import {join} from 'node:path';
import {packFiles, unpackTar} from '../../src/containers/index.ts';
import type {Host} from '../../src/model/host.ts';
import type {Workshop} from '../../src/model/workshop.ts';

const FOLDER = '/tmp/programs';

const call = (name: string) => `int ${name}(void); int main(void) { return ${name}(); }\n`;
const give = (name: string) => `int ${name}(void) { return 0; }\n`;

const SOURCES: Readonly<Record<string, string>> = {
  'zlib.c': '#include <zlib.h>\nint main(void) { return zlibVersion() == 0; }\n',
  'plain.c': 'int main(void) { return 0; }\n',
  'shared.c': give('shared'),
  'uses-shared.c': call('shared'),
  'alien.c': give('alien'),
  'uses-alien.c': call('alien'),
};

/** Programs and libraries of every kind, compiled in the container; what dpkg knows nothing of is installed there. */
const SCRIPT = `
set -e
library() { gcc -g -shared -fPIC -Wl,-soname,"$1" -o "$1" "$2"; }
gcc -g -o zlib zlib.c -lz
gcc -g -o plain plain.c
gcc -g -static -o static plain.c
library libshared.so.1 shared.c
library libshared.so shared.c
library libalien.so.1 alien.c
library libalien.so alien.c
library libgone.so.1 alien.c
gcc -o uses-shared uses-shared.c ./libshared.so.1
gcc -o uses-origin uses-shared.c ./libshared.so.1 -Wl,-rpath,'$ORIGIN/../lib/hello'
gcc -o uses-runpath uses-shared.c ./libshared.so.1 -Wl,-rpath,/opt/elsewhere -Wl,--enable-new-dtags
gcc -o reaches-alien uses-alien.c ./libalien.so.1 -Wl,-rpath,/opt/elsewhere
gcc -o uses-unversioned uses-shared.c ./libshared.so
gcc -o uses-alien uses-alien.c ./libalien.so.1
gcc -o uses-alien-unversioned uses-alien.c ./libalien.so
gcc -o uses-gone uses-alien.c ./libgone.so.1
set -- 'lib$(id>owned).so.1' 'lib\`id>owned\`.so' '-x.so.1' 'lib;id>owned;.so.2' 'lib%(id)é.so.3'
for soname; do
  count=$((count + 1))
  gcc -shared -fPIC -Wl,-soname="$soname" -o "./$count.so" alien.c
done
gcc -o hostile uses-alien.c -Wl,--no-as-needed ./1.so ./2.so ./3.so ./4.so ./5.so
gcc -g -Wl,--build-id=none -o nameless plain.c
gcc -g -c shared.c
ar rc libshared.a shared.o
cp libalien.so.1 libalien.so /usr/local/lib/
`;

/** Compiles them once; gives the place of each on this machine. */
export async function compilePrograms(host: Host, workshop: Workshop): Promise<(name: string) => string> {
  const files = Object.entries(SOURCES).map(([path, content]) => ({path, content}));
  await workshop.put(FOLDER, packFiles(files));
  await workshop.run(['sh', '-c', SCRIPT], {cwd: FOLDER});
  const here = join(host.workDir, 'programs');
  await unpackTar(workshop.get(FOLDER), here, {strip: 1});
  return (name) => join(here, name);
}
