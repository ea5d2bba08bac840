import {UserError} from '../../model/errors.ts';
import {exact, optional, section} from '../../model/schema.ts';
import type {Version} from '../../model/version.ts';
import {shown} from './literal.ts';

const schema = section({
  tag: optional(exact.text),
  upstream: exact.text,
  prerelease: optional(exact.text),
  metadata: optional(exact.text),
  revision: optional(exact.text),
  epoch: optional(exact.count),
  commit: optional(exact.text),
  shortCommit: optional(exact.text),
  date: exact.count,
  snapshot: optional(section({commits: exact.count, dirty: exact.flag})),
});

/** What each text may hold; the rest is the formats' business. */
const SHAPES = {
  tag: /^[^\p{Cc}\p{Cf}\s~^:?*[\\]{1,255}$/u,
  upstream: /^[A-Za-z0-9][A-Za-z0-9.+~_^-]{0,255}$/,
  prerelease: /^[A-Za-z0-9][A-Za-z0-9.+~_-]{0,255}$/,
  metadata: /^[A-Za-z0-9.+~_-]{1,255}$/,
  revision: /^[A-Za-z0-9.+~_-]{1,255}$/,
  commit: /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/,
  shortCommit: /^[0-9a-f]{7,12}$/,
} as const;

/** The version of an earlier job's plan, taken as it is once it has the right shape; nobody asks git again. */
export function versionFromPlan(json: string): Version {
  const parsed = schema.safeParse(versionIn(json));
  if (!parsed.success) throw refused(parsed.error.issues.map(reasonOf));
  const found = parsed.data;
  const wrong = Object.entries(SHAPES)
    .filter(([key, shape]) => {
      const text = found[key as keyof typeof SHAPES];
      return text !== undefined && !shape.test(text);
    })
    .map(([key]) => `${key}: not as we write it`);
  if (found.date >= 2 ** 32) wrong.push('date: later than a package can hold');
  if (found.epoch !== undefined && found.epoch >= 2 ** 31) wrong.push('epoch: too large');
  if (found.shortCommit !== undefined && !found.commit?.startsWith(found.shortCommit))
    wrong.push('shortCommit: not of this commit');
  if (wrong.length) throw refused(wrong);
  return {
    tag: found.tag,
    upstream: found.upstream,
    prerelease: found.prerelease,
    metadata: found.metadata,
    revision: found.revision,
    epoch: found.epoch,
    commit: found.commit,
    shortCommit: found.shortCommit,
    date: found.date,
    snapshot: found.snapshot,
  };
}

/** Which value; what was expected, a person who copied the plan by hand cannot use. */
const reasonOf = (issue: {
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}): string =>
  issue.keys
    ? `${issue.keys.map(shown).join(', ')}: not a part of it`
    : `${issue.path.join('.') || 'version'}: not as we write it`;

function versionIn(json: string): unknown {
  let plan: unknown;
  try {
    plan = JSON.parse(json);
  } catch (cause) {
    throw refused(['it is no JSON'], cause);
  }
  const has = typeof plan === 'object' && plan !== null && Object.hasOwn(plan, 'version');
  if (!has) throw refused(['it has no version']);
  return (plan as {version: unknown}).version;
}

const refused = (reasons: readonly string[], cause?: unknown): UserError =>
  new UserError('version/bad-plan', `the plan cannot be used: ${reasons.join('; ')}`, {
    hint: 'pass on the output of the plan job as it is: needs.plan.outputs.plan',
    cause,
  });
