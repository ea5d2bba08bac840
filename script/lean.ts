import type {Plugin} from 'esbuild';

/** Modules whose only worth is what they export; their packages forgot to say so. */
const PURE =
  /^(?:undici|@actions\/(?:http-client|exec|io)|\.\/(?:oidc-utils|platform|path-utils|summary)\.js)(?:\/|$)/;

/** Lets the bundler drop parts of @actions/core that we do not call: 0.6 MB that would be read at every start. */
export const lean: Plugin = {
  name: 'lean',
  setup(build) {
    build.onResolve({filter: PURE}, async ({path, ...rest}) => {
      if (rest.pluginData === 'lean') return undefined;
      const found = await build.resolve(path, {...rest, pluginData: 'lean'});
      return {...found, sideEffects: false};
    });
  },
};
