// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the config writes its variables so.
import {describe, expect, test} from '@jest/globals';
import {UserError} from '../../../../src/model/errors.ts';
import type {Target} from '../../../../src/model/target.ts';
import {settle} from '../../../../src/steps/config/settle.ts';
import {described, testConfig, testTarget} from '../../../support/settled.ts';

const deb = testTarget('deb', 'deb');
const rpm = testTarget('rpm', 'rpm');
const debian12 = testTarget('debian-12', 'deb');
const ubuntu = testTarget('ubuntu-24.04', 'deb');
const rocky = testTarget('rocky-9', 'rpm', 'arm64');

const one = (values: object, target: Target, {nfpm = false, env = {}} = {}) => {
  const [settled] = settle({env}, testConfig({...described, ...values}, {nfpm}), target);
  if (!settled) throw new Error('nothing was settled');
  return settled;
};
const texts = (list: readonly {readonly text: string}[]) => list.map(({text}) => text);
const problemsOf = (body: () => unknown) => {
  try {
    body();
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  throw new Error('no error was thrown');
};

describe('overrides', () => {
  test('are applied from the format over the family, the distro and the release to the architecture', () => {
    const values = {
      section: 'top',
      priority: 'top',
      license: 'top',
      vendor: 'top',
      homepage: 'top',
      overrides: {
        arm64: {homepage: 'arm64'},
        'rocky-9': {vendor: 'rocky-9', homepage: 'rocky-9'},
        rocky: {license: 'rocky', vendor: 'rocky', homepage: 'rocky'},
        el: {priority: 'el', license: 'el', vendor: 'el', homepage: 'el'},
        rpm: {section: 'rpm', priority: 'rpm', license: 'rpm', vendor: 'rpm', homepage: 'rpm'},
        deb: {section: 'deb', homepage: 'deb'},
      },
    };
    expect(one(values, rocky)).toMatchObject({
      section: 'rpm',
      priority: 'el',
      license: 'rocky',
      vendor: 'rocky-9',
      homepage: 'arm64',
    });
    expect(one(values, debian12)).toMatchObject({section: 'deb', priority: 'top', homepage: 'deb'});
  });

  test('of a family reach each of its distros, and no portable package', () => {
    const values = {license: 'top', overrides: {debian: {license: 'family'}}};
    expect(one(values, debian12).license).toBe('family');
    expect(one(values, ubuntu).license).toBe('family');
    expect(one(values, deb).license).toBe('top');
  });

  test('merge mappings, replace lists, and an empty value changes nothing', () => {
    const values = {
      depends: ['a', 'b'],
      suggests: ['s'],
      scripts: {preinstall: 'pre.sh', postinstall: 'post.sh'},
      deb: {compression: 'xz', fields: {Bugs: 'one'}},
      overrides: {
        deb: {
          depends: ['c'],
          suggests: [],
          scripts: {postinstall: 'deb.sh'},
          deb: {fields: {Origin: 'two'}},
        },
      },
    };
    const settled = one(values, deb);
    expect(texts(settled.relations.depends)).toEqual(['c']);
    expect(texts(settled.relations.suggests)).toEqual(['s']);
    expect(settled.scripts).toEqual({
      preInstall: {text: 'pre.sh', at: 'scripts.preinstall'},
      postInstall: {text: 'deb.sh', at: 'overrides.deb.scripts.postinstall'},
    });
    expect(settled.options).toEqual({compression: 'xz', fields: {Bugs: 'one', Origin: 'two'}});
  });

  test('every list item knows where it stands', () => {
    const values = {
      depends: ['a'],
      contents: [{dst: '/a'}],
      overrides: {rpm: {depends: ['b'], contents: [{dst: '/b'}]}},
    };
    expect(one(values, deb)).toMatchObject({
      relations: {depends: [{text: 'a', at: 'depends.0'}]},
      contents: [{dst: '/a', at: 'contents.0'}],
    });
    expect(one(values, rpm)).toMatchObject({
      relations: {depends: [{text: 'b', at: 'overrides.rpm.depends.0'}]},
      contents: [{dst: '/b', at: 'overrides.rpm.contents.0'}],
    });
  });

  test('relations of the format stand beside those of the top', () => {
    const values = {breaks: ['a'], deb: {breaks: ['b']}, overrides: {deb: {deb: {predepends: ['c']}}}};
    const settled = one(values, deb);
    expect(settled.relations).toMatchObject({
      breaks: [
        {text: 'a', at: 'breaks.0'},
        {text: 'b', at: 'deb.breaks.0'},
      ],
      predepends: [{text: 'c', at: 'overrides.deb.deb.predepends.0'}],
    });
    expect(settled.options).toEqual({});
  });

  test('for something unknown are refused, each with its place and what was likely meant', () => {
    const values = {
      overrides: {debain: {license: 'x'}, 'rocky-99': {license: 'x'}, constructor: {license: 'x'}},
    };
    const problems = problemsOf(() => one(values, deb));
    expect(problems.map(({message}) => message)).toEqual([
      '"debain" is no format, distro, release or architecture',
      '"rocky-99" is no format, distro, release or architecture',
      '"constructor" is no format, distro, release or architecture',
    ]);
    expect(problems[0]).toMatchObject({
      hint: expect.stringContaining('did you mean debian?'),
      place: {line: 5},
    });
    expect(problems[2]?.hint).toContain('a format (deb, rpm');
  });

  test('know formats only in nfpm mode', () => {
    const values = {license: 'top', overrides: {deb: {license: 'deb'}, amd64: {license: 'amd64'}}};
    expect(problemsOf(() => one(values, deb, {nfpm: true}))).toMatchObject([
      {message: '"amd64" is no format'},
    ]);
    const {overrides, ...rest} = values;
    expect(one({...rest, overrides: {deb: overrides.deb}}, debian12, {nfpm: true}).license).toBe('deb');
  });
});

describe('contents', () => {
  const contents = [
    {dst: '/all'},
    {dst: '/rpm', packager: 'rpm'},
    {dst: '/family', targets: 'debian'},
    {dst: '/some', targets: ['rocky-9', 'arm64', 'deb']},
  ];
  test.each([
    [deb, ['/all', '/some']],
    [rpm, ['/all', '/rpm']],
    [ubuntu, ['/all', '/family', '/some']],
    [rocky, ['/all', '/rpm', '/some']],
  ])('reach the packages they are for: $name', (target, wanted) => {
    expect(one({contents}, target).contents.map(({dst}) => dst)).toEqual(wanted);
  });

  test('for something unknown are refused', () => {
    const wrong = [
      {dst: '/a', packager: 'dep'},
      {dst: '/b', targets: ['nowhere']},
    ];
    expect(problemsOf(() => one({contents: wrong}, deb))).toHaveLength(2);
  });
});

describe('variables', () => {
  const env = {V: '1.2', ARCH: 'amd64', NAME: 'world', LIB: ' libc6 ', EMPTY: ''};

  test('are replaced where nfpm replaces them, and nowhere else', () => {
    const values = {
      name: 'hello-$NAME',
      release: '$V',
      license: '$NAME',
      depends: ['${LIB}', '$EMPTY', 'b'],
      contents: [
        {src: 'dist/$ARCH/*', dst: '/usr/$NAME ', expand: 'true'},
        {src: 'dist/$ARCH/*', dst: '/usr/$NAME'},
      ],
      deb: {fields: {X: '$NAME'}, predepends: ['$LIB'], signature: {signer: '$NAME'}},
      overrides: {deb: {suggests: ['$NAME'], deb: {fields: {Y: '$NAME'}}}},
    };
    const settled = one(values, deb, {nfpm: true, env});
    expect(settled).toMatchObject({
      name: 'hello-world',
      revision: '1.2',
      license: '$NAME',
      contents: [
        {src: 'dist/amd64/*', dst: '/usr/world'},
        {src: 'dist/$ARCH/*', dst: '/usr/$NAME'},
      ],
      options: {fields: {X: 'world', Y: '$NAME'}, signature: {signer: '$NAME'}},
      relations: {predepends: [{text: 'libc6', at: 'deb.predepends.0'}]},
    });
    expect(texts(settled.relations.depends)).toEqual(['libc6', 'b']);
    expect(texts(settled.relations.suggests)).toEqual(['world']);
  });

  test('that are not set are all named in our own mode, and empty in nfpm mode', () => {
    const values = {homepage: 'https://$HOST/', depends: ['a', '$LIBRARY']};
    expect(problemsOf(() => one(values, deb))).toMatchObject([
      {message: 'the variable HOST is not set', place: {line: 4}},
      {message: 'the variable LIBRARY is not set', place: {line: 7}},
    ]);
    const settled = one(values, deb, {nfpm: true});
    expect(settled.homepage).toBe('https:///');
    expect(texts(settled.relations.depends)).toEqual(['a']);
  });
});

describe('several packages from one build', () => {
  const values = {
    depends: ['libc6'],
    license: 'MIT',
    scripts: {preinstall: 'pre.sh'},
    overrides: {rpm: {depends: ['glibc']}},
    packages: [
      {name: 'hello', contents: [{dst: '/a'}]},
      {name: 'hello-doc', arch: 'all', depends: ['hello'], description: 'Its manual'},
      {name: 'hello-arm', arch: ['arm64']},
    ],
  };

  test('inherit the top, and say what differs', () => {
    const settled = settle({env: {}}, testConfig({...described, ...values}), rpm);
    expect(settled).toMatchObject([
      {
        name: 'hello',
        at: 'packages.0',
        arch: 'amd64',
        license: 'MIT',
        contents: [{at: 'packages.0.contents.0'}],
      },
      {
        name: 'hello-doc',
        arch: 'all',
        description: 'Its manual',
        scripts: {preInstall: {at: 'scripts.preinstall'}},
      },
    ]);
    expect(settled.map(({relations}) => texts(relations.depends))).toEqual([['glibc'], ['hello']]);
  });

  test('are made for the architectures they name', () => {
    const names = settle({env: {}}, testConfig({...described, ...values}), rocky).map(({name}) => name);
    expect(names).toEqual(['hello', 'hello-doc', 'hello-arm']);
  });
});

describe('defaults', () => {
  test('ours leave nothing to guess', () => {
    const [settled] = settle({env: {}}, testConfig(described), deb);
    expect(settled).toMatchObject({
      umask: 0,
      globbing: true,
      section: undefined,
      revision: undefined,
      options: {},
    });
  });

  test('nfpm mode has those of nfpm', () => {
    expect(one({description: ''}, deb, {nfpm: true})).toMatchObject({
      umask: 0o002,
      description: 'no description given',
    });
    expect(one({umask: '022', overrides: {deb: {umask: '000'}}}, deb, {nfpm: true}).umask).toBe(0o22);
  });

  test('a name, a description and a maintainer must be said, once for all that is missing', () => {
    const problems = problemsOf(() => settle({env: {}}, testConfig({license: 'MIT'}), deb));
    expect(problems.map(({message}) => message)).toEqual(['no name', 'no description', 'no maintainer']);
  });

  test.each(['name', 'maintainer', 'vendor', 'homepage', 'license', 'section', 'priority'])(
    'a line break in %s is told at its line, before a field of its own can come of it',
    (key) => {
      const [problem] = problemsOf(() =>
        settle({env: {}}, testConfig({...described, [key]: 'x\nProvides: evil'}), deb),
      );
      expect(problem).toMatchObject({
        message: `${key} "x\\nProvides: evil" holds a line break or another control character`,
        place: {file: expect.any(String)},
      });
    },
  );

  test('a block scalar ends in a line break, and is one line all the same', () => {
    expect(one({license: 'MIT\n'}, deb).license).toBe('MIT\n');
  });
});
