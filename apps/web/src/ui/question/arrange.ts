export type Picture = { readonly src: string; readonly alt: string };
/** What the button that enlarges a picture is called, by the picture's description. */
export type Enlarge = (alt: string) => string;

// A document of its own: nothing in it loads or runs before it is shown.
function parsed(html: string): HTMLElement {
  const { body } = document.implementation.createHTMLDocument();
  body.innerHTML = html;
  return body;
}

/** Clean HTML in its last shape: every picture has a description and, where it can be enlarged, is a button. */
export function arrange(html: string, enlarge?: Enlarge): string {
  if (!html.includes('<img')) return html;
  const body = parsed(html);
  for (const picture of body.querySelectorAll('img')) {
    if (!picture.hasAttribute('alt')) picture.alt = '';
    if (enlarge && picture.hasAttribute('src')) wrap(picture, enlarge(picture.alt));
  }
  return body.innerHTML;
}

/** The pictures of clean HTML. */
export function picturesIn(html: string): Picture[] {
  if (!html.includes('<img')) return [];
  return [...parsed(html).querySelectorAll('img[src]')].map((picture) => ({
    src: picture.getAttribute('src') ?? '',
    alt: picture.getAttribute('alt') ?? '',
  }));
}

function wrap(picture: HTMLImageElement, label: string): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-label', label);
  picture.replaceWith(button);
  button.append(picture);
}
