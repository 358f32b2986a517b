import path from 'node:path';

/** Where the signed-in session of a run is kept. */
export const SESSION_FILE = path.join(path.dirname(import.meta.dirname), 'test-results', 'session.json');
