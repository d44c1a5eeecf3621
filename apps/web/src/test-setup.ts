import { cleanup, configure, getConfig, prettyDOM } from '@testing-library/react';
import '@testing-library/jest-dom';

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
URL.createObjectURL = () => 'blob:file';
URL.revokeObjectURL = () => undefined;
// As Chromium's does since 2026: an effect that returns it would break at its clean-up.
Element.prototype.scrollIntoView = (): unknown => Promise.resolve();

// A page's chunk is loaded when it is first shown, on a machine that may be busy with other tests.
configure({ asyncUtilTimeout: 10_000 });
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
};

// Testing Library would do this for the first file of a process alone: its module is one for all of them.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
afterEach(cleanup);

// jsdom walks through the whole document for every control that is asked for its labels, as each search by name does.
const labelled = [HTMLButtonElement, HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement, HTMLOutputElement];
for (const { prototype } of labelled)
  Object.defineProperty(prototype, 'labels', {
    configurable: true,
    get(this: HTMLInputElement) {
      if (this.type === 'hidden') return null;
      const isOurs = (label: HTMLLabelElement) =>
        (label.htmlFor ? label.htmlFor === this.id : label.contains(this)) && label.control === this;
      return [...this.ownerDocument.getElementsByTagName('label')].filter(isOurs);
    },
  });

// What is not there yet is looked for many times a second: the document is printed when it is given up, not each time.
configure({
  getElementError: (message, container) => {
    const shown = Reflect.get(getConfig(), '_disableExpensiveErrorDiagnostics') ? '' : prettyDOM(container);
    return Object.assign(new Error(`${message ?? ''}\n\n${shown || ''}`), { name: 'TestingLibraryElementError' });
  },
});
