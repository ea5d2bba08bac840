/** Text that a Markdown page shows as it is: no markup, no HTML, no new table cell. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>|#~&@]/g, (sign) => `&#${sign.codePointAt(0)};`).replace(/\r\n?/g, '\n');
