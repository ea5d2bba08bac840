'use strict';
// The page is whole without this: it only adds buttons that copy the lines beside them.
if (navigator.clipboard)
  for (const lines of document.querySelectorAll('.lines')) {
    const button = document.createElement('button');
    const say = (word) => {
      button.textContent = word;
    };
    button.type = 'button';
    button.className = 'copy';
    button.setAttribute('aria-live', 'polite');
    say('Copy');
    button.addEventListener('click', async () => {
      const text = [...lines.querySelectorAll('code')].map((code) => code.textContent).join('\n');
      try {
        await navigator.clipboard.writeText(`${text}\n`);
        say('Copied');
      } catch {
        say('Not allowed');
      }
      setTimeout(say, 2000, 'Copy');
    });
    lines.classList.add('copies');
    lines.append(button);
  }
