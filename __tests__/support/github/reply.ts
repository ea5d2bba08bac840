/** An answer before it is sent. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes as JSON; a text is HTML, bytes are a file. */
  readonly body?: object | string | Buffer;
}

const DOCS = 'https://docs.github.com/rest';

export const refusal = (status: number, message: string, headers: Reply['headers'] = {}): Reply => ({
  status,
  headers,
  body: {message, documentation_url: DOCS, status: String(status)},
});

export const notFound = refusal(404, 'Not Found');

/** https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed */
export const invalid = (
  resource: 'Release' | 'ReleaseAsset',
  field: string,
  detail: {readonly code: string; readonly message?: string} = {code: 'already_exists'},
): Reply => ({
  status: 422,
  body: {
    message: 'Validation Failed',
    errors: [{resource, field, ...detail}],
    documentation_url: DOCS,
  },
});
