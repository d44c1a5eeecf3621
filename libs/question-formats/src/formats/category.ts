/**
 * The names on a Moodle category path, outermost first: `$course$/top/Знаки/Запрещающие` → Знаки, Запрещающие.
 * `//` is a slash inside a name.
 */
export function parseCategory(path: string): string[] {
  const names: string[] = [];
  let name = '';
  for (let at = 0; at < path.length; at++) {
    const char = path.charAt(at);
    if (char !== '/') name += char;
    else if (path[at + 1] === '/') {
      name += '/';
      at++;
    } else {
      names.push(name.trim());
      name = '';
    }
  }
  names.push(name.trim());
  if (/^\$[a-z0-9]+\$$/i.test(names[0] ?? '')) names.splice(0, names[1] === 'top' ? 2 : 1);
  return names.filter(Boolean);
}

/** The path that `parseCategory` reads back. */
export function writeCategory(names: readonly string[]): string {
  const written = names.map((name) => name.replace(/\//g, '//').replace(/^(?=\/)|(?<=\/)$/g, ' '));
  return ['$course$', 'top', ...written].join('/');
}
