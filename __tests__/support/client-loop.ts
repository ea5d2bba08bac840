import {type ChildProcess, spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {type TestImage, testImage} from './images.ts';

/** One time that a client looked at what is new, and installed it. */
export interface Turn {
  /** Milliseconds since 1970. */
  readonly started: number;
  readonly ended: number;
  /** What the installed program says; undefined where it could not be installed. */
  readonly version: string | undefined;
  /** The last lines of what it said then. */
  readonly log: string;
}

export interface ClientLoop extends AsyncDisposable {
  readonly title: string;
  readonly turns: readonly Turn[];
  /** Until a turn is over that began after now. */
  turnFromNow(): Promise<Turn>;
}

export interface Machine {
  readonly title: string;
  readonly image: TestImage;
  /** Defines `prepare` and `turn`; `$URL` is where the repository is, `$KEY` a file with its key. */
  readonly script: string;
}

/** Every second time nothing is left of what was fetched before. */
const LOOP = `
export LC_ALL=C.UTF-8 KEY=/tmp/key.asc
printf '%s' "$PUBLIC_KEY" >$KEY
exec 3<&0 </dev/null
(cat <&3 >/dev/null; touch /tmp/stop) &
prepare >/tmp/log 2>&1 || { cat /tmp/log; exit 1; }
count=0
while [ ! -e /tmp/stop ]; do
  count=$((count + 1)); [ $((count % 2)) = 0 ] || forget
  started=$(date +%s%3N)
  version=
  turn >/tmp/log 2>&1 && version=$(hello)
  ended=$(date +%s%3N)
  printf '%s\\t%s\\t%s\\t%s\\n' "$started" "$ended" "$version" "$([ -n "$version" ] || tail -n 12 /tmp/log | tr '\\n\\t' '  ')"
done
`;

/** A real client in a container that looks and installs, and again, until it is disposed of. */
export async function startClient(
  {title, image, script}: Machine,
  {url, publicKey}: {readonly url: string; readonly publicKey: string},
): Promise<ClientLoop> {
  const env = [`--env=URL=${url}`, `--env=PUBLIC_KEY=${publicKey}`];
  const tag = await testImage(image);
  const child = spawn(
    'docker',
    ['run', '--rm', '--interactive', '--network=host', ...env, tag, 'sh', '-c', script + LOOP],
    {stdio: ['pipe', 'pipe', 'inherit']},
  );
  const turns: Turn[] = [];
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const wake of waiting) wake();
  };
  createInterface({input: child.stdout}).on('line', (line) => {
    const [started, ended, version, log] = line.split('\t');
    turns.push({
      started: Number(started),
      ended: Number(ended),
      version: version || undefined,
      log: log ?? line,
    });
    tell();
  });
  const ended = endOf(child).finally(tell);
  return {
    title,
    turns,
    turnFromNow: async () => {
      const now = Date.now();
      for (;;) {
        const found = turns.find(({started}) => started >= now);
        if (found) return found;
        if (child.exitCode !== null) throw new Error(`the client ${title} has ended: ${turns.at(-1)?.log}`);
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
    },
    [Symbol.asyncDispose]: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

const endOf = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => child.on('exit', () => resolve()));
