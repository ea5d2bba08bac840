import {nameOf, releasesByName} from '../../distros/index.ts';
import {formats} from '../../formats/index.ts';
import {type Problem, UserError} from '../../model/errors.ts';
import type {Inputs} from '../../model/inputs.ts';
import {anything, choice, either, exact, listOf, optional, type Parsed, section} from '../../model/schema.ts';
import {arches, type Target} from '../../model/target.ts';
import {archProblem, isArch} from './arches.ts';
import {isImage} from './images.ts';
import {isProblem, readTarget, shown, type Wanted} from './names.ts';
import {isLabel} from './runners.ts';

const MOST_LETTERS = 4 * 1024 * 1024;
const MOST_TOLD = 20;
const HINT = 'pass on the plan output of the plan job as it is';

const legSchema = section({
  id: exact.text,
  name: exact.text,
  distro: optional(exact.text),
  release: optional(exact.text),
  arch: choice(arches, ''),
  format: exact.text,
  engine: choice(['portable', 'native'], ''),
  buildOn: optional(exact.text),
  image: optional(exact.text),
  suffix: exact.text,
  runsOn: either([exact.text, listOf(exact.text)]),
  withAll: optional(exact.flag),
});

/** The version half is read by the version step. */
const planSchema = section({version: anything(''), targets: listOf(legSchema)});

type Leg = Parsed<typeof legSchema>;

/** The legs of an earlier job's plan, judged as a stranger's: exact types, and nothing that the catalogue contradicts. */
export function legsOfPlan(text: string): readonly Target[] {
  const legs = parse(text);
  const problems = [
    ...legs.flatMap(contradictions),
    ...legs
      .filter(({id}, index) => legs.findIndex((leg) => leg.id === id) !== index)
      .map(({id}) => `two targets have the id ${id}`),
    ...(legs.length === 0 ? ['it has no targets'] : []),
  ];
  if (problems.length > 0) throw refusal(problems);
  return legs.map(
    ({distro, release, buildOn, image, ...leg}) => ({...leg, distro, release, buildOn, image}) as Target,
  );
}

function parse(text: string): readonly Leg[] {
  if (text.length > MOST_LETTERS) throw refusal([`it has ${text.length} letters, ${MOST_LETTERS} at most`]);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw refusal(['it is not JSON'], cause);
  }
  const parsed = planSchema.safeParse(data);
  if (parsed.success) return parsed.data.targets;
  throw refusal(parsed.error.issues.map(({path, message}) => `${path.join('.') || 'the plan'}: ${message}`));
}

const refusal = (messages: readonly string[], cause?: unknown): UserError =>
  new UserError(
    'plan/unsound',
    messages
      .slice(0, MOST_TOLD)
      .map((message): Problem => ({message: `the plan input: ${shown(message)}`, hint: HINT})),
    {cause},
  );

function contradictions(leg: Leg): readonly string[] {
  const expected = expectedOf(leg.name);
  if (!expected) return [`${leg.name} is no target`];
  const wrong = (Object.keys(expected) as (keyof typeof expected)[]).filter(
    (key) => leg[key] !== expected[key],
  );
  const labels = [leg.runsOn].flat();
  return [
    ...(leg.id === `${leg.name}/${leg.arch}` ? [] : [`the id of ${leg.name}/${leg.arch} is ${leg.id}`]),
    ...wrong.map(
      (key) => `${leg.id} has the ${key} ${JSON.stringify(leg[key])}, not ${JSON.stringify(expected[key])}`,
    ),
    ...groundContradictions(leg),
    ...(labels.length > 0 && labels.every(isLabel) ? [] : [`${leg.id} names no runner`]),
  ];
}

/** A native leg is built on its own release, a portable one on none or on one of its format; always in an image. */
function groundContradictions({id, name, format, engine, buildOn, image}: Leg): readonly string[] {
  const right = buildOn !== undefined && releasesByName.get(buildOn)?.distro.format === format;
  const fits = engine === 'native' ? buildOn === name : buildOn === undefined || right;
  return [
    ...(fits ? [] : [`${id} is built on ${buildOn ?? 'nothing'}`]),
    ...(image === undefined && (engine === 'native' || buildOn !== undefined) ? [`${id} has no image`] : []),
    ...(image === undefined || isImage(image) ? [] : [`${id} has the image ${image}, which is none`]),
  ];
}

/** What this version's catalogue says of a target of that name. */
function expectedOf(
  name: string,
): Pick<Leg, 'distro' | 'release' | 'format' | 'engine' | 'suffix'> | undefined {
  if (Object.hasOwn(formats, name))
    return {distro: undefined, release: undefined, format: name, engine: 'portable', suffix: ''};
  const found = releasesByName.get(name);
  if (!found) return undefined;
  const {distro, release} = found;
  return {
    distro: distro.id,
    release: release.id,
    format: distro.format,
    engine: 'native',
    suffix: release.suffix,
  };
}

/** The part of an earlier plan that this job is for. */
export function narrow(
  targets: readonly Target[],
  inputs: Pick<Inputs, 'targets' | 'arch'>,
  today: string,
): readonly Target[] {
  const words = inputs.targets.map((word) => word.trim()).filter(Boolean);
  const asked = inputs.arch.map((word) => word.trim()).filter(Boolean);
  const read = words.map((word) => readTarget(word, today));
  const problems = [...asked.filter((word) => !isArch(word)).map(archProblem), ...read.filter(isProblem)];
  if (problems.length > 0) throw new UserError('plan/invalid', problems);
  const wanted = read.filter((found): found is Wanted => !isProblem(found));
  const left = targets.filter(
    ({name, arch}) =>
      (asked.length === 0 || asked.includes(arch)) &&
      (wanted.length === 0 ||
        wanted.some(
          (one) =>
            (one.format === name || one.releases.some((found) => nameOf(found) === name)) &&
            (one.arch === undefined || one.arch === arch),
        )),
  );
  if (left.length > 0) return left;
  throw new UserError(
    'plan/no-targets',
    `the plan has no target for ${[...words, ...asked].map(shown).join(', ')}`,
    {hint: `its targets: ${targets.map(({id}) => id).join(', ')}`},
  );
}
