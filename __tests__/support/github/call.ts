import type {IncomingMessage, ServerResponse} from 'node:http';
import {assetHandlers, beginUpload} from './assets.ts';
import type {Call, Cut, Fault, FaultName, Faults} from './faults.ts';
import type {Answered, Judge, Route} from './judge.ts';
import {otherHandlers, rateHeaders} from './others.ts';
import {REPOSITORY_ID} from './pages.ts';
import {type Ask, releaseHandlers} from './releases.ts';
import {notFound, type Reply, refusal} from './reply.ts';
import type {Scene} from './shapes.ts';
import {bodyOf, drain, receive, send} from './wire.ts';

/** What one server knows and keeps. */
export interface Room {
  readonly scene: Scene;
  /** Undefined: nothing is held against the description (for figures). */
  readonly judge: Judge;
  readonly isChecked: boolean;
  readonly faults: Faults;
  readonly token: string;
  /** Stand in each answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** Uploads up to this size are kept. */
  readonly keep: number;
  /** Milliseconds between the last byte of an upload and its end. */
  readonly storing: number;
  readonly calls: {-readonly [key in keyof Call]: Call[key]}[];
  readonly tokens: Set<string>;
  readonly breaches: string[];
  look(call: number): void;
}

const handlers = {...releaseHandlers, ...assetHandlers, ...otherHandlers};

interface Exchange {
  readonly room: Room;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly call: Room['calls'][number];
  readonly route: Route | undefined;
  readonly query: URLSearchParams;
  readonly fault: Fault | undefined;
}

/** One call, from its first byte to its last. */
export async function answerCall(
  room: Room,
  door: 'api' | 'uploads',
  {request, response}: {readonly request: IncomingMessage; readonly response: ServerResponse},
): Promise<void> {
  const {project} = room.scene;
  const url = new URL(request.url!, 'http://127.0.0.1');
  const path = url.pathname.replace(
    `/repositories/${REPOSITORY_ID}/`,
    `/repos/${project.owner}/${project.repo}/`,
  );
  const found = room.judge.routeOf(request.method!, path);
  const route =
    found && (found.name === 'repos/upload-release-asset') === (door === 'uploads') ? found : undefined;
  const heading = {
    number: room.calls.length + 1,
    method: request.method!,
    path: decodeURIComponent(path) + url.search,
    name: route?.name,
  };
  const taken = room.faults.take(heading);
  const call = {...heading, fault: taken?.name as FaultName | 'other' | undefined, status: undefined};
  room.calls.push(call);
  room.tokens.add(request.headers.authorization ?? '');
  const exchange = {room, request, response, call, route, query: url.searchParams, fault: taken?.fault};
  try {
    await carryOut(exchange);
  } catch (error) {
    // Whoever ends the connection itself, as one who is told to stop, does nothing that GitHub would mind.
    if (!request.destroyed || request.complete) breach(exchange, [`the loopback server failed: ${error}`]);
    response.destroy();
  } finally {
    room.look(call.number);
  }
}

const breach = ({room, call}: Exchange, sentences: readonly string[]): void => {
  if (room.isChecked)
    room.breaches.push(...sentences.map((sentence) => `${call.method} ${call.path}: ${sentence}`));
};

const isCut = (fault: Fault | undefined): fault is Cut => fault !== undefined && 'cut' in fault;

async function carryOut(exchange: Exchange): Promise<void> {
  const {room, request, response, call, route, fault} = exchange;
  const cut = isCut(fault) ? fault.cut : undefined;
  if (cut === 'at once') {
    request.socket.destroy();
    return;
  }
  const isUpload = route?.name === 'repos/upload-release-asset';
  const body = isUpload ? undefined : await bodyOf(request);
  check(exchange, body);
  if (!isUpload && cut === 'midway') {
    request.socket.destroy();
    return;
  }
  const reply = fault && 'status' in fault ? await instead(exchange, fault) : await work(exchange, body);
  // What becomes public does so before it is told.
  room.look(call.number);
  if (!reply || cut === 'after' || (cut === 'in the answer' && reply.body === undefined)) {
    request.socket.destroy();
    return;
  }
  call.status = reply.status;
  const headers = {...rateHeaders(call.number), ...room.headers, ...reply.headers};
  await send(response, {...reply, headers}, cut === 'in the answer');
}

function check(exchange: Exchange, body: Buffer | undefined): void {
  const {room, request, route, query} = exchange;
  if (!room.isChecked) return;
  if (!route) {
    breach(exchange, ['there is no such call']);
    return;
  }
  const sent = {query, headers: request.headers, body: body?.length ? parsed(body) : undefined};
  breach(exchange, room.judge.request(route, sent));
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return body.toString();
  }
}

/** An answer that was planned in place of the right one; the request is read, but does nothing. */
async function instead(exchange: Exchange, planned: Reply): Promise<Reply> {
  const {room, request, route} = exchange;
  if (route?.name === 'repos/upload-release-asset') {
    // "This may leave an empty asset with a state of starter": https://docs.github.com/en/rest/releases/assets#upload-a-release-asset
    if (planned.status === 502) beginUpload(room.scene, askOf(exchange, {}), beginningOf(request));
    await drain(request);
  }
  if (planned.status < 300 && route) judged(exchange, route, planned);
  return planned;
}

/** What GitHub does; nothing where the connection ends half-way. */
async function work(exchange: Exchange, body: Buffer | undefined): Promise<Reply | undefined> {
  const {room, route, request, fault} = exchange;
  if (!route) return notFound;
  const ask = askOf(exchange, (body?.length ? parsed(body) : {}) as Ask['body']);
  const refused = refusalOf(room, request, ask);
  if (refused) {
    await drain(request);
    return judged(exchange, route, refused);
  }
  if (route.name !== 'repos/upload-release-asset')
    return judged(exchange, route, handlers[route.name]!(room.scene, ask));
  const begun = beginUpload(room.scene, ask, beginningOf(request));
  if ('status' in begun) {
    await drain(request);
    return judged(exchange, route, begun);
  }
  const stopAt = isCut(fault) && fault.cut === 'midway' ? beginningOf(request).size! / 2 : undefined;
  const isDamaged = fault !== undefined && 'damage' in fault;
  await receive(request, begun.asset, {keep: room.keep, stopAt, isDamaged, storing: room.storing});
  if (begun.asset.state !== 'uploaded') return undefined;
  const {asset_id: _, ...params} = ask.params;
  const told = handlers['repos/get-release-asset']!(room.scene, {
    ...ask,
    accept: undefined,
    params: {...params, asset_id: String(begun.asset.id)},
  });
  // A release that somebody deleted meanwhile takes its assets along.
  return told.status === 200 ? judged(exchange, route, {...told, status: 201}) : told;
}

const beginningOf = ({headers}: IncomingMessage): {size: number | undefined; contentType: string} => ({
  size: headers['content-length'] === undefined ? undefined : Number(headers['content-length']),
  contentType: headers['content-type'] ?? 'application/octet-stream',
});

const askOf = ({room, request, route, query}: Exchange, body: Ask['body']): Ask => ({
  params: route?.params ?? {},
  query,
  body,
  accept: request.headers.accept,
  who: !request.headers.authorization ? 'nobody' : room.scene.project.push === false ? 'reader' : 'writer',
});

/** Why the token may not do this. */
function refusalOf(room: Room, {headers, method}: IncomingMessage, {who, params}: Ask): Reply | undefined {
  const token = headers.authorization?.replace(/^(token|Bearer) /, '');
  if (token !== undefined && token !== room.token) return refusal(401, 'Bad credentials');
  const {owner, repo, isPrivate} = room.scene.project;
  if (params['owner'] === undefined) return undefined;
  const asked = `${params['owner']}/${params['repo']}`.toLowerCase();
  if (asked !== `${owner}/${repo}`.toLowerCase() || (isPrivate && who === 'nobody')) return notFound;
  if (method === 'GET' || who === 'writer') return undefined;
  return who === 'reader' ? refusal(403, 'Resource not accessible by integration') : notFound;
}

function judged(exchange: Exchange, route: Route, reply: Reply): Reply {
  if (exchange.room.isChecked) breach(exchange, exchange.room.judge.answer(route.name, answeredOf(reply)));
  return reply;
}

function answeredOf({status, headers, body}: Reply): Answered {
  const [type] = headers?.['content-type']?.split(';') ?? [];
  return {status, body: Buffer.isBuffer(body) ? body.toString() : body, ...(type && {type})};
}
