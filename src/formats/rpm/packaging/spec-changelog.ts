/** What a new entry of %changelog says. */
export interface NewEntry {
  readonly maintainer: string;
  /** `[epoch:]version-release`. */
  readonly evr: string;
  /** Seconds since 1970. */
  readonly date: number;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_MS = 86_400_000;

const HEADING = /^%changelog\s*$/i;
/** `* Mon Nov 16 2026 …`, with a time of day where somebody wrote one. */
const ENTRY = /^\*\s+\w+\s+(\w{3})\s+(\d{1,2})\s+(\d\d:\d\d:\d\d\s+\S+\s+)?(\d{4})\b/;

/**
 * The spec with an entry on top of its %changelog. It stays as it is where it has none, where its entries cannot be
 * read, and where the newest of them is of a later day: rpm refuses entries that are out of order.
 */
export function withSpecEntry(spec: string, entry: NewEntry): string {
  const lines = spec.split('\n');
  const at = lines.findIndex((line) => HEADING.test(line));
  const author = oneLine(entry.maintainer);
  if (at < 0) return spec;
  const body = lines.slice(at + 1);
  // Only its own macro can read it, which an image may lack: https://docs.pagure.org/fedora-infra.rpmautospec/
  const automatic = body.some((line) => /%\{?\??autochangelog/.test(line));
  const old = automatic ? [] : body.slice(body.findIndex((line) => line.trim() !== ''));
  const mayStand = author !== '' && (old.join('').trim() === '' || isOlder(old[0] ?? '', entry.date));
  if (!mayStand) return automatic ? lines.slice(0, at).join('\n') : spec;
  const day = new Date(entry.date * 1000);
  const date = [
    DAYS[day.getUTCDay()],
    MONTHS[day.getUTCMonth()],
    String(day.getUTCDate()).padStart(2, '0'),
    day.getUTCFullYear(),
  ].join(' ');
  const added = [`* ${date} ${author} - ${entry.evr}`, `- Version ${entry.evr}.`, ''];
  return [...lines.slice(0, at + 1), ...added, ...old].join('\n');
}

/** Of the same day or an earlier one; of an earlier one where the entry has a time of day. */
function isOlder(line: string, date: number): boolean {
  const [, month = '', day, time, year] = ENTRY.exec(line) ?? [];
  const index = MONTHS.indexOf(month);
  if (day === undefined || index < 0) return false;
  const then = Date.UTC(Number(year), index, Number(day));
  const today = Math.floor((date * 1000) / DAY_MS) * DAY_MS;
  return time === undefined ? then <= today : then < today;
}

/** Nothing in it opens a line or a macro; byte by byte, as the spec is. */
const oneLine = (text: string): string =>
  Buffer.from(
    text
      .replace(/[\x00-\x20\x7f-\x9f\u2028\u2029]+/g, ' ')
      .trim()
      .replaceAll('%', '%%'),
  ).toString('latin1');
