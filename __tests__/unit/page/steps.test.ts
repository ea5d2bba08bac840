import {describe, expect, test} from '@jest/globals';
import {installSteps} from '../../../src/steps/page/index.ts';
import {listingOf, PLACES, pageWork} from '../../support/page-work.ts';

const titles = async (over: Parameters<typeof pageWork>[0]) =>
  installSteps(await pageWork(over)).map(({title, stream}) =>
    stream === 'stable' ? title : `${title}: ${stream}`,
  );

describe('the groups of machines', () => {
  test('are named and ordered as the catalogue is, what is for all others last', async () => {
    expect(await titles({})).toEqual([
      'Debian 12 (bookworm)',
      'Other releases of Debian and Ubuntu',
      'Rocky Linux 9, AlmaLinux 9, Oracle Linux 9, CentOS Stream 9, Fedora 43',
      'Amazon Linux 2023',
      'Other releases of Rocky Linux, AlmaLinux, Oracle Linux, CentOS Stream, CentOS, Fedora and Amazon Linux',
      'openSUSE Tumbleweed',
      'openSUSE Leap 15.6',
      'Other releases of openSUSE',
    ]);
  });

  test('are no others where there is nothing but the suite for all', async () => {
    const places = PLACES.filter(({place}) => place.startsWith('stable'));
    expect(await titles({places})).toEqual([
      'Debian and Ubuntu',
      'Rocky Linux, AlmaLinux, Oracle Linux, CentOS Stream, CentOS, Fedora and Amazon Linux',
      'openSUSE',
    ]);
    expect(installSteps(await pageWork({places}))[1]!.add).toEqual([
      'sudo curl -fsSL -o /etc/yum.repos.d/hello.repo https://example.org/repo/hello.repo',
    ]);
  });

  test('of another stream come after, and have files of their own', async () => {
    const places = ['bookworm', 'bookworm-beta', 'beta'].map((place) => ({
      kind: 'apt',
      place,
      listings: [listingOf()],
    }));
    expect(await titles({places})).toEqual([
      'Debian 12 (bookworm)',
      'Debian 12 (bookworm): beta',
      'Other releases of Debian and Ubuntu: beta',
    ]);
    expect(installSteps(await pageWork({places})).map(({source}) => source)).toEqual([
      '/etc/apt/sources.list.d/hello.sources',
      '/etc/apt/sources.list.d/hello-beta.sources',
      '/etc/apt/sources.list.d/hello-beta.sources',
    ]);
  });

  test('find a suite that the config has renamed, written out where a machine would call it otherwise', async () => {
    const places = [
      {kind: 'yum', place: 'el9/x86_64', listings: [listingOf({arch: 'x86_64'})]},
      {kind: 'apt', place: 'debian', listings: [listingOf()]},
    ];
    const settings = {
      name: 'hello',
      url: 'https://example.org',
      component: 'main',
      stream: 'stable',
      suites: {'rocky-9': 'el9', 'debian-12': 'debian'},
    };
    const steps = installSteps(await pageWork({places, settings}));
    expect(steps.map(({title, releases}) => [title, releases])).toEqual([
      ['Debian 12 (bookworm)', ['debian-12']],
      ['Rocky Linux 9', ['rocky-9']],
    ]);
    expect(steps[1]!.add[0]).toContain('https://example.org/hello-el9.repo');
  });

  test('have no lines where the repository has no address', async () => {
    const {settings} = await pageWork();
    expect(installSteps(await pageWork({settings: {...settings, url: undefined}}))).toEqual([]);
  });

  test('install what the repository is named after, else the first that is a program', async () => {
    const names = ['libzoo-dev', 'zoo', 'zoo-dbgsym', 'hello-repo'];
    const places = [{kind: 'apt', place: 'stable', listings: names.map((name) => listingOf({name}))}];
    const [steps] = installSteps(await pageWork({places}));
    expect(steps!.install).toEqual(['sudo apt-get install zoo hello-repo']);
    const named = {kind: 'apt', place: 'stable', listings: [...places[0]!.listings, listingOf()]};
    expect(installSteps(await pageWork({places: [named]}))[0]!.packages).toEqual(['hello']);
  });
});

describe('the lines', () => {
  test('are words of a shell, whatever the address and the names are', async () => {
    const settings = {
      name: "it's",
      url: "https://example.org/a;b$(c)'d",
      component: 'main',
      stream: 'stable',
      suites: {},
    };
    const places = [{kind: 'apt', place: 'a+b~c', listings: [listingOf({name: '$(touch x)'})]}];
    const [steps] = installSteps(await pageWork({settings, places}));
    expect([...steps!.add, ...steps!.install, ...steps!.remove].join('\n')).toMatchSnapshot();
  });
});
