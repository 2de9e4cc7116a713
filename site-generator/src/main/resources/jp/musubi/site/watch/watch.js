// Sent with every page by `build --watch`; no published page holds it. The page loads itself again
// when the site was built anew, stays where its reader was, and says what is wrong meanwhile.
{
  const SCROLL = "musubi-watch-scroll";
  const RETRY_MS = 1000;
  let shown = document.currentScript.dataset.build;
  let events;
  let overlay;

  // The place to return to is kept by tab, for this page only.
  const reload = () => {
    sessionStorage.setItem(SCROLL, JSON.stringify([location.pathname, scrollX, scrollY]));
    location.reload();
  };

  const returnToPlace = () => {
    const [path, x, y] = JSON.parse(sessionStorage.getItem(SCROLL) ?? "[]");
    if (path === location.pathname) {
      scrollTo({ left: x, top: y, behavior: "instant" });
    }
  };
  returnToPlace();
  addEventListener("load", () => {
    returnToPlace();
    sessionStorage.removeItem(SCROLL);
  });

  const sheets = (page) => [...page.querySelectorAll('link[rel="stylesheet"]')];

  // Only the name of the style sheet differs in the new page, so the old page may stay.
  const swapStyles = async () => {
    const answer = await fetch(location.href);
    const next = sheets(new DOMParser().parseFromString(await answer.text(), "text/html"));
    const now = sheets(document);
    if (next.length !== now.length) {
      throw new Error("another number of style sheets");
    }
    await Promise.all(now.map((old, i) => {
      const href = next[i].getAttribute("href");
      if (href === old.getAttribute("href")) {
        return null;
      }
      return new Promise((done, failed) => {
        const link = old.cloneNode();
        link.href = href;
        link.addEventListener("load", () => done(old.remove()));
        link.addEventListener("error", failed);
        old.after(link);
      });
    }));
  };

  const STYLE = `
    :host { position: fixed; inset: 0; z-index: 2147483647; overflow: auto; color-scheme: light dark;
      background: light-dark(#fffdf8, #1c1b19); color: light-dark(#2b2a27, #eceae4);
      font: 1rem/1.7 system-ui, sans-serif; }
    main { max-width: 48rem; margin: 0 auto; padding: 3rem 1.25rem; }
    h1 { margin: 0 0 1.5rem; font-size: 1.5rem; border-inline-start: .4rem solid #a8213a;
      padding-inline-start: .8rem; }
    li { margin: 0 0 1rem; overflow-wrap: anywhere; white-space: pre-wrap;
      font-family: ui-monospace, monospace; font-size: .95rem; }
    ul { padding: 0; list-style: none; }`;

  const show = (errors) => {
    overlay?.remove();
    overlay = undefined;
    if (errors.length === 0) {
      return;
    }
    const part = (name, text, ...children) => {
      const element = document.createElement(name);
      element.append(text, ...children);
      return element;
    };
    overlay = document.createElement("musubi-watch");
    overlay.attachShadow({ mode: "open" }).append(
      part("style", STYLE),
      part("main", "",
        part("h1", "The site cannot be built"),
        part("ul", "", ...errors.map((error) => part("li", error))),
        part("p", "The page below is the last that could be. This one goes away as soon as the"
          + " mistake is mended.")));
    overlay.setAttribute("role", "alert");
    document.documentElement.append(overlay);
  };

  const heard = async ({ data }) => {
    const { build, after, styleOnly, errors } = JSON.parse(data);
    show(errors);
    if (errors.length > 0 || build === shown) {
      return;
    }
    if (!styleOnly || after !== shown) {
      reload();
      return;
    }
    try {
      await swapStyles();
      shown = build;
    } catch {
      reload();
    }
  };

  const listen = () => {
    events = new EventSource("/-watch/events");
    events.addEventListener("message", heard);
    events.addEventListener("error", () => {
      // Some browsers give up on a server that is away for a moment.
      if (events.readyState === EventSource.CLOSED) {
        setTimeout(listen, RETRY_MS);
      }
    });
  };

  // A browser keeps six connections to one server: tabs that nobody sees must not take them all.
  document.addEventListener("visibilitychange", () => {
    events?.close();
    if (!document.hidden) {
      listen();
    }
  });
  if (!document.hidden) {
    listen();
  }
}
