/**
 * Threads in a browser share memory only in a page that is isolated from other sites, which two headers ask for. A static
 * host cannot set them; the page's service worker can, from the second load on. So the page loads itself
 * once more when the service worker is there, and says so if even that did not help.
 */
import { messageOf } from "../message-of.ts";

declare const VERSION: string;

export type Isolation = "ready" | "reloading" | { readonly problem: string };

/** Kept by the browser over a reload, but not when somebody comes anew: so it cannot go round in circles. */
const mark = "reloaded for isolation";

export async function isolate(): Promise<Isolation> {
  if (!("serviceWorker" in navigator)) {
    if (crossOriginIsolated) return "ready";
    return { problem: withoutServiceWorker() };
  }
  try {
    // With the version in its address, a new page never works with the files of an old service worker.
    await navigator.serviceWorker.register(`sw.js?v=${VERSION}`);
    await controlledBy(`v=${VERSION}`);
  } catch (error) {
    if (crossOriginIsolated) return "ready"; // only the cache is missing
    return {
      problem:
        "This host does not set the headers that shared memory needs, and the browser refuses the page's own remedy, " +
        `a service worker (${messageOf(error)}). Private windows often do.`,
    };
  }
  if (crossOriginIsolated) {
    if (history.state === mark) history.replaceState(null, "");
    return "ready";
  }
  if (history.state === mark)
    return {
      problem:
        "The browser does not isolate this page from others, though it was asked to. A page that stands in a frame of " +
        "another page cannot be: open it in a tab of its own.",
    };
  history.replaceState(mark, "");
  location.reload();
  return "reloading";
}

function withoutServiceWorker(): string {
  return isSecureContext
    ? "This host does not set the headers that shared memory needs, and this browser has no service workers, by which " +
        "the page could help itself. Private windows of some browsers have none: try an ordinary one."
    : "The page was loaded over http://, where browsers share no memory between threads. Use https:// or localhost.";
}

/** Resolves when the service worker of this version answers for the page, or after some seconds without it. */
async function controlledBy(version: string): Promise<void> {
  const container = navigator.serviceWorker;
  const isThere = () => container.controller?.scriptURL.endsWith(version) ?? false;
  if (isThere()) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, 4000);
    container.addEventListener("controllerchange", () => {
      if (!isThere()) return;
      clearTimeout(timer);
      resolve();
    });
    // A hard reload leaves the page without the service worker, which has long been active.
    void container.ready.then(({ active }) => active?.postMessage("claim"));
  });
}
