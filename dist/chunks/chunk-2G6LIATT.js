import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  buildWishes,
  placeOf
} from "./chunk-QAPI6OIN.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/steps/project-code.ts
var keyIsNear = ({ keys }) => keys.privateKey !== void 0 || keys.passphrase !== void 0;
var withoutSystemd = (inputs) => keyIsNear(inputs) ? "the signing key is in this job: services are tried by package.yml, whose build jobs have no key" : void 0;
var WORKFLOW = "sign in a job that builds nothing, as package.yml does";
function projectCodeProblems(config, inputs) {
  const { version } = config.values;
  const isGiven = Boolean(inputs.plan) || Boolean(inputs.version?.trim());
  if (!keyIsNear(inputs) || isGiven || typeof version !== "object") return [];
  if (version.from !== "command" && !(version.from === void 0 && version.command)) return [];
  return [
    {
      message: "version.command would run a program of the project beside the signing key",
      hint: `${WORKFLOW}, or pass the version that is meant: --version 1.2.3 (in a workflow: version: 1.2.3)`,
      place: placeOf(config, "version.command")
    }
  ];
}
function refuseVersionCommand(config, inputs) {
  const problems = projectCodeProblems(config, inputs);
  if (problems.length > 0) throw new UserError("key/project-code", problems);
}
function refuseHostBuilds(config, inputs, { targets }) {
  if (!keyIsNear(inputs)) return;
  const problems = targets.flatMap((target) => {
    const { isWanted, host } = buildWishes(config, target);
    if (!isWanted || !host) return [];
    return [
      {
        message: `${target.id}: build.host would run the build beside the signing key`,
        hint: `${WORKFLOW}, or build in a container: leave build.host out`,
        place: placeOf(config, host.at)
      }
    ];
  });
  if (problems.length > 0) throw new UserError("key/project-code", problems);
}

export {
  withoutSystemd,
  refuseVersionCommand,
  refuseHostBuilds
};
