import type {Host} from '../../model/host.ts';
import type {BareRepository} from '../../tools/git-bare.ts';
import type {GitRemote} from '../../tools/git-remote.ts';

interface Person {
  readonly name: string;
  readonly email: string;
}

/** Name and time of a commit, as git writes them: `Name <e-mail> seconds zone`. */
export interface Identity {
  readonly author: string;
  readonly committer: string;
}

/** https://api.github.com/users/github-actions%5Bbot%5D */
const BOT: Person = {
  name: 'github-actions[bot]',
  email: '41898282+github-actions[bot]@users.noreply.github.com',
};
const TOOL: Person = {name: 'linux-pkg', email: 'linux-pkg@localhost'};

/** Who makes a commit: as the environment says, the workflow, the user of the project's git, or this tool. */
export async function identityOf(
  host: Host,
  repository: BareRepository,
  {project}: Pick<GitRemote, 'project'>,
): Promise<Identity> {
  const {env} = host;
  const ask = project?.git ?? ((...args: readonly string[]) => repository.git(args));
  const given = env['GIT_AUTHOR_NAME'] && env['GIT_AUTHOR_EMAIL'];
  const person = env['GITHUB_ACTIONS'] === 'true' ? BOT : given ? TOOL : ((await configured(ask)) ?? TOOL);
  const now = `${host.now()} +0000`;
  const author = {
    name: env['GIT_AUTHOR_NAME'] || person.name,
    email: env['GIT_AUTHOR_EMAIL'] || person.email,
    date: env['GIT_AUTHOR_DATE'] || now,
  };
  const committer = {
    name: env['GIT_COMMITTER_NAME'] || author.name,
    email: env['GIT_COMMITTER_EMAIL'] || author.email,
    date: env['GIT_COMMITTER_DATE'] || now,
  };
  return {
    author: await spelt(repository, author),
    committer: await spelt(repository, committer),
  };
}

async function configured(ask: (...args: readonly string[]) => Promise<string>): Promise<Person | undefined> {
  const get = (key: string) => ask('config', '--get', key).catch(() => '');
  const [name, email] = [await get('user.name'), await get('user.email')];
  return name && email ? {name, email} : undefined;
}

const PLAIN = /^\d+ [+-]\d{4}$/;

/** Git itself reads a date in any other of its spellings, and says what is wrong with it. */
async function spelt(
  repository: BareRepository,
  {name, email, date}: Person & {readonly date: string},
): Promise<string> {
  const clean = (text: string) => text.replaceAll(/[<>\u0000-\u001f]/g, '').trim();
  if (PLAIN.test(date)) return `${clean(name)} <${clean(email)}> ${date}`;
  return repository.git(['var', 'GIT_COMMITTER_IDENT'], {
    env: {GIT_COMMITTER_NAME: clean(name), GIT_COMMITTER_EMAIL: clean(email), GIT_COMMITTER_DATE: date},
  });
}
