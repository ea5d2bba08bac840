import type {Reply} from './reply.ts';
import type {Scene} from './shapes.ts';

/** The number by which GitHub's own links call the repository. */
export const REPOSITORY_ID = 1_296_269;

interface Listing {
  /** Below the repository. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly shapes: readonly object[];
}

/** One page, and in `link` where the others are: https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api */
export function pageOf({doors}: Scene, {path, query, shapes}: Listing): Reply {
  const size = Number(query.get('per_page') ?? 30);
  const page = Number(query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(shapes.length / size));
  const link = (number: number, rel: string): string => {
    const asked = new URLSearchParams(query);
    asked.set('page', String(number));
    return `<${doors.api}/repositories/${REPOSITORY_ID}${path}?${asked}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return {
    status: 200,
    headers: links.length > 0 ? {link: links.join(', ')} : {},
    body: shapes.slice((page - 1) * size, page * size),
  };
}
