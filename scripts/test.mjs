/**
 * Runs the tests: `node scripts/test.mjs [unit|host|browser|electron]`, everything without a word. A stage that fails
 * does not keep the others from running. The last line is `N passed, N failed`.
 */
import { setup } from './setup.mjs';
import { runStages } from './runStages.mjs';
import { plans } from './testPlans.mjs';

const word = process.argv[2] ?? 'all';
if (!Object.hasOwn(plans, word)) {
  console.error(`No tests are named ${word}; there are ${Object.keys(plans).join(', ')}.`);
  process.exit(2);
}

const { servers, stages } = plans[word];
const setUp = {
  title: 'Set-up',
  gives: 'setup',
  run: async () => {
    await setup({ servers });
    return { passed: 1, failed: 0 };
  },
};
process.exitCode = await runStages([setUp, ...stages]);
