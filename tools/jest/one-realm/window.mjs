import { runInNewContext } from 'node:vm';
import { JSDOM, VirtualConsole } from 'jsdom';
import OneRealmEnvironment from './environment.mjs';

/** Parts of the web platform that Node has, where jsdom's own lack something or are absent. */
const FROM_NODE = ['Response', 'Headers', 'TextEncoder', 'TextDecoder', 'Blob', 'File', 'structuredClone', 'crypto'];
/** What stays Node's beside the language itself. */
const KEPT = new Set([
  ...runInNewContext('Object.getOwnPropertyNames(globalThis)'),
  ...FROM_NODE,
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'queueMicrotask', 'performance', 'console'],
  // jsdom's are made of these.
  ...['atob', 'btoa'],
]);
const NAMES_OF_ITSELF = ['window', 'self', 'frames', 'parent', 'top'];

/** jsdom's elements take only jsdom's abort signals, Node's requests only Node's: the router's requests go without one. */
class Request extends globalThis.Request {
  /**
   * @param {string | URL | globalThis.Request} input
   * @param {RequestInit} [init]
   */
  constructor(input, init) {
    super(input, { ...init, signal: undefined });
  }
}

/** The window of a process: React, Testing Library and others keep the document that they were loaded with. */
const window = openWindow();

/** jsdom in the realm of the process. A file finds its document empty, as after a visit to the start page. */
export default class WebEnvironment extends OneRealmEnvironment {
  /** @override */
  async setup() {
    await super.setup();
    tidy();
  }

  /** @override */
  exportConditions() {
    return ['browser'];
  }
}

function openWindow() {
  const virtualConsole = new VirtualConsole();
  virtualConsole.on('jsdomError', (error) => globalThis.console.error(error));
  const dom = new JSDOM('<!DOCTYPE html>', { pretendToBeVisual: true, url: 'http://localhost/', virtualConsole });
  for (const name of FROM_NODE)
    Object.defineProperty(dom.window, name, { value: Reflect.get(globalThis, name), configurable: true });
  for (const name of namesOf(dom.window)) if (!KEPT.has(name)) share(dom.window, name);
  for (const name of NAMES_OF_ITSELF)
    Object.defineProperty(globalThis, name, { value: globalThis, configurable: true, writable: true });
  globalThis.Request = Request;
  // Pages of one process would hear each other.
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
  // As a browser reports what a listener throws.
  dom.window.addEventListener('error', ({ error }) => error && process.emit('uncaughtException', error));
  return dom.window;
}

/** @param {import('jsdom').DOMWindow} window */
function* namesOf(window) {
  for (let owner = window; owner !== Object.prototype; owner = Object.getPrototypeOf(owner))
    for (const name of Object.getOwnPropertyNames(owner)) if (name !== 'constructor') yield name;
}

/**
 * Makes a property of the window one of the realm.
 *
 * @param {import('jsdom').DOMWindow} window
 * @param {string} name
 */
function share(window, name) {
  const value = window[name];
  // A method works on its window alone, a class by itself.
  const own = typeof value === 'function' && /^[a-z]/.test(name) ? value.bind(window) : undefined;
  if (own || typeof value === 'function')
    Object.defineProperty(globalThis, name, { value: own ?? value, configurable: true, writable: true });
  else
    Object.defineProperty(globalThis, name, {
      get: () => window[name],
      set: (changed) => {
        window[name] = changed;
      },
      configurable: true,
    });
}

function tidy() {
  const { document } = window;
  for (const element of [document.documentElement, document.body])
    for (const { name } of [...element.attributes]) element.removeAttribute(name);
  document.head.replaceChildren();
  document.body.replaceChildren();
  window.localStorage.clear();
  window.sessionStorage.clear();
  for (const cookie of document.cookie.split('; ')) document.cookie = `${cookie.split('=')[0]}=; max-age=0`;
  window.history.replaceState(null, '', '/');
}
