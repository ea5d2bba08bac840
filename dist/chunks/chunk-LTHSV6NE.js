import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/steps/key/pull-request.ts
var isPullRequest = ({ env }) => /^pull_request/.test(env["GITHUB_EVENT_NAME"] ?? "");

export {
  isPullRequest
};
