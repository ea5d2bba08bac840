/** A terminal that knows what we write to one: lines, back to the left, up, clear to the right and below. */
export function screenOf({isTTY = true, columns = 80, rows = 24} = {}) {
  const lines: string[] = [''];
  let row = 0;
  let column = 0;
  let wraps = true;
  const put = (character: string): void => {
    if (isTTY && column >= columns) {
      if (!wraps) return;
      row += 1;
      column = 0;
    }
    while (lines.length <= row) lines.push('');
    lines[row] = lines[row]!.slice(0, column).padEnd(column) + character + lines[row]!.slice(column + 1);
    column += 1;
  };
  const obey = (parameters: string, command: string): void => {
    if (command === 'A') row = Math.max(0, row - Number(parameters));
    else if (command === 'K') lines[row] = lines[row]!.slice(0, column);
    else if (command === 'J') lines.splice(row, lines.length, lines[row]!.slice(0, column));
    else if (parameters === '?7') wraps = command === 'h';
    else throw new Error(`this terminal does not know ESC[${parameters}${command}`);
  };
  return {
    isTTY,
    columns,
    rows,
    text: () => lines.map((line) => line.trimEnd()).join('\n'),
    write: (text: string): void => {
      for (const [part, parameters, command] of text.matchAll(/\u001b\[([?\d]*)([A-Za-z])|./gsu)) {
        if (command !== undefined) obey(parameters ?? '', command);
        else if (part === '\n') {
          row += 1;
          column = 0;
          if (lines.length <= row) lines.push('');
        } else if (part === '\r') column = 0;
        else put(part);
      }
    },
  };
}
