import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {usersFiles} from '../../../src/steps/page/index.ts';
import {serveFolder} from '../../../src/tools/folder-server.ts';
import {type Browser, type Page, startBrowser} from '../../support/browser.ts';
import {testHost} from '../../support/host.ts';
import {HOSTILE, listingOf, pageWork} from '../../support/page-work.ts';
import {repositoryRoot} from '../../support/sources.ts';

interface Finding {
  readonly id: string;
  readonly nodes: readonly {readonly html: string; readonly failureSummary: string}[];
}

describe('the page in a browser', () => {
  const stack = new AsyncDisposableStack();
  let page: Page;
  let url: string;

  beforeAll(async () => {
    const host = stack.use(await testHost());
    const hostile = await pageWork({
      about: {title: HOSTILE, summary: `${HOSTILE} ${'w'.repeat(500)}`, license: HOSTILE},
      places: [
        {
          kind: 'apt',
          place: 'stable',
          listings: [listingOf({name: HOSTILE, version: `${'1'.repeat(300)}${HOSTILE}`})],
        },
      ],
    });
    for (const [folder, work] of [
      ['plain', await pageWork()],
      ['hostile', hostile],
    ] as const) {
      await mkdir(join(host.workDir, folder));
      for (const {path, content} of await usersFiles(host, work))
        await writeFile(join(host.workDir, folder, path), content as Uint8Array);
    }
    const server = stack.use(await serveFolder(host.workDir));
    url = server.url;
    const browser: Browser = stack.use(await startBrowser());
    page = browser.page;
  }, 60_000);

  afterAll(() => stack.disposeAsync());

  const show = async (name: string, {width = 1000, scheme = 'light'} = {}): Promise<void> => {
    await page.call('Emulation.setDeviceMetricsOverride', {
      width,
      height: 900,
      deviceScaleFactor: 1,
      mobile: width < 500,
    });
    await page.call('Emulation.setEmulatedMedia', {
      features: [{name: 'prefers-color-scheme', value: scheme}],
    });
    await page.open(`${url}/${name}/index.html`);
  };

  test.each(['plain', 'hostile'])(
    'has no axe finding, light and dark, wide and narrow (%s)',
    async (name) => {
      const axe = await readFile(join(repositoryRoot, 'node_modules/axe-core/axe.min.js'), 'utf8');
      for (const scheme of ['light', 'dark'])
        for (const width of [1000, 360]) {
          await show(name, {scheme, width});
          await page.evaluate(
            "document.querySelectorAll('details').forEach((details) => { details.name = ''; details.open = true; })",
          );
          await page.evaluate(`${axe}; undefined`);
          const found = (await page.evaluate(
            'axe.run().then(({violations}) => violations)',
          )) as readonly Finding[];
          expect(
            found.flatMap(({id, nodes}) =>
              nodes.map(({failureSummary}) => [scheme, width, id, failureSummary]),
            ),
          ).toEqual([]);
        }
    },
    60_000,
  );

  test.each(['plain', 'hostile'])('does not scroll sideways, however narrow (%s)', async (name) => {
    for (const width of [360, 320, 1600]) {
      await show(name, {width});
      await page.evaluate(
        "document.querySelectorAll('details').forEach((details) => { details.name = ''; details.open = true; })",
      );
      expect([width, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([width, width]);
    }
  });

  test('is dark where the person wants it dark', async () => {
    const colour = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    await show('plain');
    const light = await colour();
    await show('plain', {scheme: 'dark'});
    expect([light, await colour()]).toEqual(['rgb(251, 251, 250)', 'rgb(18, 20, 22)']);
  });

  test('asks for itself alone, runs nothing of what others wrote, and has nothing to complain of', async () => {
    for (const name of ['plain', 'hostile']) {
      page.requests();
      page.complaints();
      await show(name);
      expect(page.requests().filter((address) => !address.startsWith('data:'))).toEqual([
        `${url}/${name}/index.html`,
      ]);
      expect(page.complaints()).toEqual([]);
      expect(await page.evaluate("document.querySelectorAll('script').length")).toBe(1);
      expect(
        await page.evaluate(
          "[...document.querySelectorAll('[href]')].filter(({href}) => !/^(https?|data):/.test(href)).length",
        ),
      ).toBe(0);
    }
  });

  test('is whole without a script: all lines are there, the first open, the others at a click', async () => {
    await page.call('Emulation.setScriptExecutionDisabled', {value: true});
    await show('plain');
    await page.call('Emulation.setScriptExecutionDisabled', {value: false});
    const text = String(await page.evaluate('document.body.innerText'));
    expect(text).toContain('sudo apt-get install hello hello-repo');
    expect(text).toContain('1.2.3-1~deb12');
    expect(text).not.toContain('Copy');
    expect(await page.evaluate("document.querySelectorAll('details.way[open]').length")).toBe(1);
    await page.evaluate("document.querySelectorAll('details.way summary')[2].click()");
    expect(String(await page.evaluate('document.body.innerText'))).toContain('sudo dnf install hello');
  });

  test('copies the lines as they are to be typed', async () => {
    await page.call('Browser.grantPermissions', {
      permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
    });
    await show('plain');
    await page.call('Page.bringToFront');
    await page.evaluate("document.querySelectorAll('.inside .copy')[1].click()");
    const copied = await page.evaluate(
      'new Promise((done) => setTimeout(done, 300)).then(() => navigator.clipboard.readText())',
    );
    expect(copied).toBe('sudo apt-get update\nsudo apt-get install --only-upgrade hello\n');
    expect(await page.evaluate("document.querySelectorAll('.inside .copy')[1].textContent")).toBe('Copied');
  });
});
