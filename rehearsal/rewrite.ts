/** Paths of a machine that are its own here; what the kernel says about a process by its number stays the kernel's. */
const OWN_PATHS = /(?<![\w./-])\/(?:proc\/(?!\$|self\/)|usr\/local\/sbin(?=[:/\s'"]|$)|vz\/|opt\/)/g;

/**
 * A command line in which a machine's own paths stand below its folder: by text what chroot does for those who are
 * root. `base` is the folder of all machines; paths that lie in it are left alone.
 */
export function rewrite(line: string, base: string, root: string): string {
  return line.replaceAll(OWN_PATHS, (found, at: number) =>
    line.startsWith(`${base}/`, at) ? found : `${root}${found}`,
  );
}
