import { runMocha } from '../runner/runMocha';

const timeoutMs = 30_000;

/** VS Code calls this inside the extension host. Rejects when a test failed. */
export async function run(): Promise<void> {
  const failures = await runMocha(__dirname, timeoutMs);
  if (failures > 0) throw new Error(`${failures} of the tests in the extension host failed.`);
}
