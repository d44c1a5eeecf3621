import { TestEnvironment } from 'jest-environment-jsdom';

const FROM_NODE = ['Response', 'Headers', 'TextEncoder', 'TextDecoder', 'Blob', 'File', 'structuredClone'];

/** jsdom's elements take only jsdom's abort signals, Node's requests only Node's: the router's requests go without one. */
class Request extends globalThis.Request {
  constructor(input, init) {
    super(input, { ...init, signal: undefined });
  }
}

/** jsdom with the parts of the web platform that Node has and jsdom lacks. */
export default class WebEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of FROM_NODE) this.global[name] = globalThis[name];
    this.global.Request = Request;
    Object.defineProperty(this.global, 'crypto', { value: globalThis.crypto, configurable: true });
  }
}
