import {describe, expect, test} from '@jest/globals';
import {withSpecEntry} from '../../../src/formats/rpm/packaging/spec-changelog.ts';

const entry = {
  maintainer: 'Example Team <team@example.org>',
  evr: '1.2.3-1.el9',
  date: Date.UTC(2026, 0, 31, 23) / 1000,
};

describe('a spec gets an entry in its changelog', () => {
  const OURS = '* Sat Jan 31 2026 Example Team <team@example.org> - 1.2.3-1.el9\n- Version 1.2.3-1.el9.\n\n';
  test.each([
    [
      'on top of the others',
      '%changelog\n* Thu Jan 01 2015 A <a@b> - 1-1\n- x\n',
      `%changelog\n${OURS}* Thu Jan 01 2015 A <a@b> - 1-1\n- x\n`,
    ],
    [
      'on the same day',
      '%changelog\n\n* Sat Jan 31 2026 A <a@b> - 1-1\n',
      `%changelog\n${OURS}* Sat Jan 31 2026 A <a@b> - 1-1\n`,
    ],
    ['as the first one', '%changelog\n', `%changelog\n${OURS}`],
    ["in place of rpmautospec's", '%changelog\n%autochangelog\n', `%changelog\n${OURS.trimEnd()}\n`],
  ])('%s', (_what, before, after) => {
    expect(withSpecEntry(before, entry)).toBe(after);
  });

  test.each([
    ['where it has no changelog', 'Name: x\n'],
    ['where the newest entry is of a later day', '%changelog\n* Sun Feb 01 2026 A <a@b> - 1-1\n- x\n'],
    [
      'where the newest entry of the day has a time',
      '%changelog\n* Sat Jan 31 2026 A <a@b> - 1-1\n'.replace('31 ', '31 23:00:00 UTC '),
    ],
    ['where its first line is no entry', '%changelog\n%{my_changelog}\n'],
  ])('but none %s', (_what, text) => {
    expect(withSpecEntry(text, entry)).toBe(text);
  });

  test('but none where nobody is named, and then nothing of rpmautospec', () => {
    const nobody = {...entry, maintainer: ' \n '};
    expect(withSpecEntry('%changelog\n', nobody)).toBe('%changelog\n');
    expect(withSpecEntry('Name: x\n%changelog\n%{?autochangelog}\n', nobody)).toBe('Name: x');
  });

  test.each([
    ['Eve %(touch /x) %{lua:x} <e@x>', 'Eve %%(touch /x) %%{lua:x} <e@x>'],
    ['Eve\n%post\nrm -rf /\n* Mon <e@x>', 'Eve %%post rm -rf / * Mon <e@x>'],
    ['Gr\u00fc\u00dfe \u2028%%install <e@x>', 'Gr\xc3\xbc\xc3\x9fe %%%%install <e@x>'],
  ])('whose author is one line without macros: %j', (maintainer, shown) => {
    expect(withSpecEntry('%changelog\n', {...entry, maintainer})).toBe(
      `%changelog\n* Sat Jan 31 2026 ${shown} - 1.2.3-1.el9\n- Version 1.2.3-1.el9.\n\n`,
    );
  });
});
