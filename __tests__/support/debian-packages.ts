import {mkdir, readdir} from 'node:fs/promises';
import {homedir} from 'node:os';
import {join} from 'node:path';
import type {Host} from '../../src/model/host.ts';

/** Small ones of every kind: libraries, `all`, epochs, odd versions, letters beyond ASCII, fields that few have. */
const NAMES = `
ahcpd alure-utils aosd-cat apertium-separable aptitude-robot archmage biff bogl-utils bruteforce-
wallet build-essential caja-share cewl cksfv cl-contextl cmigemo-common compface complexity-doc cpp
default-jdk default-jre egctl elpa-iedit elpa-irony elpa-ligature elpa-meson-mode elpa-mocker elpa-
ox-texinfo+ elpa-shut-up elpa-xcscope evdi-dkms flintqs fonts-gamaliel fonts-hack-otf g++ gist
hdapsd hostname infnoise init jeepyb joe-jupp khotkeys-dev libadwaitaqt-dev libairspyhf-dev
libarray-base-perl libboolean-perl libcli-osprey-perl libclone-perl libcvtapi-dev libdb-dev libfec-
dev libfreeaptx-dev libganv-dev libhdhomerun-dev libjs-graphael libjs-handlebars libkdumpfile-dev
libkibi-dev libkolabxml-dev liblocale-us-perl libmagickwand-dev libmdnsd-dev libmircommon-dev
libmmap-ocaml libmshr-dev-common libmtd-dev libomp-dev libopenvlbi-dev libopusenc-dev libpagemaker-
dev libpaper-dev libpfs-dev libreoffice-voikko libsub-quote-perl libtest-api-perl libtraildb-dev
libtry-tiny-perl libvanessa-adt-dev libxdamage-dev libxir-dev libxneur-dev libzmq-jni localehelper
lua-cliargs lua-geoip lua-inifile lua-mmdb lxhotkey-gtk makeparallel mlterm-im-ibus mrename mwc
netselect-apt node-auth-header node-ip-regex node-kew node-object-path node-static-module node-
style-loader nova-compute-kvm numad obs-source-copy opensysusers podman-docker prboom-plus
primesieve python-pyepsg-doc python-rpaths-doc reboot-notifier rolo ruby-batch-loader ruby-creole
ruby-diva ruby-ffi-rzmq-core ruby-http ruby-raemon ruby-solve search-citeseer shorewall-init shove
simavr slapi-dev smtpping sysvinit-utils tayga tcl-memchan-dev tcl-xpa ucarp unp vitrage-ml weborf-
daemon whiff xfonts-libdockapp
`;

/** The paths of more than a hundred real packages of Debian's archive; fetched by apt once, and kept. */
export async function debianPackages(host: Host): Promise<readonly string[]> {
  const folder = join(
    process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
    'linux-pkg-test/debian-packages-1',
  );
  const there = async () =>
    (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.deb')).sort();
  if ((await there()).length < 100) {
    await mkdir(folder, {recursive: true});
    const env = {HOME: homedir(), LC_ALL: 'C.UTF-8'};
    const known = async () => new Set((await host.run(['apt-cache', 'pkgnames'], {env})).stdout.split('\n'));
    let names = await known();
    if (!names.has('hello')) {
      await host.run(['apt-get', '-q', 'update'], {env});
      names = await known();
    }
    const wanted = NAMES.trim()
      .split(/\s+/)
      .filter((name) => names.has(name));
    const command = [
      'apt-get',
      '-q',
      '-o',
      'APT::Sandbox::User=root',
      '-o',
      'Acquire::Retries=3',
      'download',
    ] as const;
    await host.run([...command, ...wanted], {env, cwd: folder}).catch(async () => {
      await host.run(['apt-get', '-q', 'update'], {env});
      await host.run([...command, ...wanted], {env, cwd: folder});
    });
  }
  return (await there()).map((name) => join(folder, name));
}
