import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCleanup } from './cleanup';

/** A new folder that is removed when the program ends, or by the function returned. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => Promise<void> } {
  const path = mkdtempSync(join(tmpdir(), 'loss-lens-'));
  // A browser that is just closing may still write: try again.
  const remove = addCleanup(() =>
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  );
  return { path, remove };
}
