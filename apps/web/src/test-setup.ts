import { configure } from '@testing-library/react';
import '@testing-library/jest-dom';
import { jest } from '@jest/globals';

// What jsdom lacks and Mantine asks for.
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
    dispatchEvent: () => false,
  }) satisfies MediaQueryList;

class NoResizes implements ResizeObserver {
  observe() {
    return undefined;
  }
  unobserve() {
    return undefined;
  }
  disconnect() {
    return undefined;
  }
}
window.ResizeObserver = NoResizes;
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
window.scrollTo = () => undefined;
// As Chromium's does since 2026: an effect that returns it would break at its clean-up.
Element.prototype.scrollIntoView = (): unknown => Promise.resolve();

// A page's chunk is loaded when it is first shown, on a machine that may be busy with other tests.
jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 10_000 });
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
};
