import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--remote-debugging-port=0',
];

type Answer = Readonly<Record<string, unknown>>;

export interface Page {
  /** A method of https://chromedevtools.github.io/devtools-protocol/ */
  call(method: string, params?: Answer): Promise<Answer>;
  /** What an expression gives in the page; a promise is waited for. */
  evaluate(expression: string): Promise<unknown>;
  /** Goes to an address and waits until all of it is there. */
  open(url: string): Promise<void>;
  /** The addresses of every request since the last time. */
  requests(): readonly string[];
  /** Errors, and what the page's policy refused, since the last time. */
  complaints(): readonly string[];
}

export interface Browser extends AsyncDisposable {
  readonly page: Page;
}

/** Debian's Chromium without a window, driven over its own protocol. */
export async function startBrowser(): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'linux-pkg-browser-'));
  const child = spawn('chromium', [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {stdio: 'ignore'});
  const failed = new Promise<never>((_, fail) => child.once('error', fail));
  failed.catch(() => undefined);
  const port = await Promise.race([portOf(profile), failed]);
  const pages = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly Answer[];
  const {webSocketDebuggerUrl: address} = pages.find(({type}) => type === 'page')!;
  const page = await pageAt(String(address));
  return {
    page,
    [Symbol.asyncDispose]: async () => {
      await ended(child);
      await rm(profile, {recursive: true, force: true, maxRetries: 5});
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill();
  await gone;
}

async function portOf(profile: string): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    if (text.includes('\n')) return text.split('\n')[0]!;
    await sleep(100);
  }
  throw new Error('Chromium does not start');
}

async function pageAt(address: string): Promise<Page> {
  const socket = new WebSocket(address);
  await new Promise((done, fail) => {
    socket.addEventListener('open', done, {once: true});
    socket.addEventListener('error', fail, {once: true});
  });
  const waiting = new Map<number, (answer: {result?: Answer; error?: {message: string}}) => void>();
  const requests: string[] = [];
  const complaints: string[] = [];
  let onLoad: () => void = () => undefined;
  socket.addEventListener('message', ({data}) => {
    const message = JSON.parse(String(data));
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    if (message.method === 'Page.loadEventFired') onLoad();
    if (message.method === 'Network.requestWillBeSent') requests.push(message.params.request.url);
    if (message.method === 'Log.entryAdded') complaints.push(message.params.entry.text);
    if (message.method === 'Runtime.exceptionThrown') complaints.push(message.params.exceptionDetails.text);
  });
  let count = 0;
  const call = async (method: string, params: Answer = {}): Promise<Answer> => {
    const id = ++count;
    const answer = new Promise<{result?: Answer; error?: {message: string}}>((done) => waiting.set(id, done));
    socket.send(JSON.stringify({id, method, params}));
    const {result, error} = await answer;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result!;
  };
  for (const domain of ['Page', 'Network', 'Log', 'Runtime']) await call(`${domain}.enable`);
  const evaluate = async (expression: string): Promise<unknown> => {
    const {result, exceptionDetails} = await call('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return (result as {value: unknown}).value;
  };
  return {
    call,
    evaluate,
    open: async (url) => {
      const loaded = new Promise<void>((done) => {
        onLoad = done;
      });
      await call('Page.navigate', {url});
      await loaded;
    },
    requests: () => requests.splice(0),
    complaints: () => complaints.splice(0),
  };
}
