// A button beside each text that is there to be copied.
for (const text of document.querySelectorAll('textarea[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button--line button--small';
  button.textContent = text.dataset.copy;
  button.setAttribute('aria-describedby', text.labels[0].id);
  const said = document.createElement('span');
  said.className = 'small';
  said.setAttribute('role', 'status');
  const row = document.createElement('p');
  row.className = 'cluster';
  row.append(button, said);
  text.after(row);
  button.addEventListener('click', async () => {
    said.textContent = '';
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = text.dataset.copied;
    } catch {
      // Without the permission, the text is marked for the keys that copy.
      text.focus();
      text.select();
    }
  });
}
