import {type Distro, livingReleases, nthNewest} from '../../model/distro.ts';

/** `<distro>/supported`: every release that is out and not ended. */
export const supported: Distro['names'] = {supported: livingReleases};

/** `<distro>/stable` is the newest release that is out, `<distro>/oldstable` the one before it. */
export const stable: Distro['names'] = {
  ...supported,
  stable: (releases, today) => nthNewest(releases, today),
  oldstable: (releases, today) => nthNewest(releases, today, 1),
};
