/** A package in package-lock.json, as far as it is judged here. */
interface LockedPackage {
  resolved?: string;
  integrity?: string;
  link?: boolean;
  optionalDependencies?: Record<string, string>;
}

export type Lock = Record<string, LockedPackage>;

/**
 * What would break `npm ci` on another machine; empty when nothing would. Some packages are published before the binaries
 * of all their platforms are: npm then writes a lock without them, and dies on it elsewhere.
 *
 * @param lock the `packages` of package-lock.json
 */
export function lockFaults(lock: Lock): string[] {
  return Object.entries(lock).flatMap(([path, locked]) => [
    ...Object.keys(locked.optionalDependencies ?? {})
      .filter((name) => !isLocked(lock, path, name))
      .map((name) => `${path || 'package.json'}: необязательной зависимости ${name} нет в lock-файле`),
    ...(isRegistryAddress(locked.resolved) ? [`${path}: в lock-файл попал адрес реестра`] : []),
    ...(isInstalled(path, locked) && !locked.integrity ? [`${path}: нет контрольной суммы`] : []),
  ]);
}

// A dependency is looked for beside the package, then in every folder above, as Node does.
function isLocked(lock: Lock, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (lock[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

function isRegistryAddress(resolved: string | undefined): boolean {
  return resolved !== undefined && /^[a-z+]+:\/\//.test(resolved);
}

function isInstalled(path: string, locked: LockedPackage): boolean {
  return /(^|\/)node_modules\//.test(path) && !locked.link;
}
