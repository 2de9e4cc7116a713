// What a copy of the site needs where no server is: browsers let pages from a disk run scripts, but
// import no modules and fetch no files. So modules were made scripts that hand over here what they
// export, files of the search index scripts that hand over their bytes, and drawings are put into
// each page.

globalThis.musubiOffline = (() => {
  'use strict';
  const base = /* base */ null;
  const drawings = /* drawings */ null;
  const root = new URL('.', document.currentScript.src);
  const arriving = new Map();
  const modules = new Map();

  /** Loads a script once, and gives back what it hands over. */
  function loaded(asked) {
    const address = String(asked);
    if (!arriving.has(address)) {
      arriving.set(address, new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = address;
        script.addEventListener('load', () => resolve(modules.get(address)));
        script.addEventListener('error', () => reject(new Error(address)));
        document.head.append(script);
      }));
    }
    return arriving.get(address);
  }

  /** A file as `fetch` would answer it. */
  async function answered(address) {
    const bytes = await loaded(`${address}.js`);
    return {ok: true, url: address, arrayBuffer: async () => bytes.buffer.slice(0)};
  }

  /** The file on this disk that an address of the site means. */
  function here(address) {
    const [, path, rest] = /^([^?#]*)(.*)$/.exec(address.slice(base.length));
    return new URL((path === '' || path.endsWith('/') ? `${path}index.html` : path) + rest, root).href;
  }

  const local = (hit) => ({
    ...hit,
    url: here(hit.url),
    ...(hit.document && {document: {...hit.document, url: here(hit.document.url)}}),
  });

  /** The search, which reads from this disk and leads to files on it. */
  function searching(module) {
    return {
      ...module,
      async open(options) {
        const site = await module.open({...options, fetch: answered});
        const leading = (ask) => async (...asked) => {
          const answer = await ask(...asked);
          return {...answer, hits: answer.hits.map(local)};
        };
        return {...site, search: leading(site.search), suggest: leading(site.suggest)};
      },
    };
  }

  document.body.insertAdjacentHTML('beforeend', drawings);

  return {
    load: loaded,
    /** Takes what a module exports, or what it will once those are there that it imports. */
    exported(address, module) {
      modules.set(address, Promise.resolve(module).then((each) => (typeof each.open === 'function' ? searching(each) : each)));
    },
    file(text) {
      modules.set(document.currentScript.src, Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
    },
  };
})();
