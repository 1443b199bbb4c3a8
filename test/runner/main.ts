/** Runs the tests of one folder under out/test in this process: `main.js unit` or `main.js browser`. */
import { join } from 'node:path';
import { runMocha } from './runMocha';

/** Browser tests start a VS Code before their first test. */
const timeoutMs = 60_000;

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Say which folder of tests to run.');
  process.exit(2);
}
runMocha(join(__dirname, '..', folder), timeoutMs).then(
  (failures) => process.exit(failures === 0 ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
