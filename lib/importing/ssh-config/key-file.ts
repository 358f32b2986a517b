interface Login {
  /** Of the account that runs the app. */
  readonly home: string;
  readonly name: string;
  readonly address: string;
  readonly user: string | null;
}

/** The first key that a machine is offered, as an absolute path on the computer that runs the app. */
export function keyFileOf(keys: readonly string[], login: Login): { path: string | null; notes: string[] } {
  const [first, ...more] = keys.filter((key) => key.toLowerCase() !== 'none');
  if (first === undefined) return { path: null, notes: [] };
  const path = expand(first, login);
  if (!path?.startsWith('/'))
    return { path: null, notes: [`Key ${first} is not taken over: give its whole path.`] };
  return {
    path,
    notes: [
      ...(path === first ? [] : [`Key ${first} is ${path} on this computer.`]),
      ...(more.length > 0 ? [`Of ${more.length + 1} keys the first is taken; the lab offers one.`] : []),
    ],
  };
}

/** The tokens of ssh_config(5) that say where a file is; null for any other. */
function expand(key: string, { home, name, address, user }: Login): string | null {
  const tokens: Readonly<Record<string, string | null>> = { '%': '%', d: home, h: address, n: name, r: user };
  let whole = true;
  const path = key.replace(/^~(?=\/)/, home).replace(/%(.)/g, (_, token: string) => {
    const value = Object.hasOwn(tokens, token) ? tokens[token] : null;
    whole &&= value !== null && value !== undefined;
    return value ?? '';
  });
  return whole ? path : null;
}
