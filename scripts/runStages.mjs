/**
 * Runs stages one after the other and adds up their results. A stage is `{ title, run, needs?, gives? }`: where a stage
 * fails that gives something, those that need it are left out. `run` returns `{ passed, failed, skipped? }`.
 */
export async function runStages(stages) {
  const total = { passed: 0, failed: 0, skipped: [] };
  const missing = new Set();
  const failures = [];
  for (const stage of stages) {
    console.log(`\n== ${stage.title}`);
    const absent = (stage.needs ?? []).find((need) => missing.has(need));
    if (absent !== undefined) {
      console.log(`-- left out: the stage that gives it its ${absent} failed`);
      total.skipped.push(`${stage.title} (skipped: its ${absent} failed)`);
      if (stage.gives) missing.add(stage.gives);
      continue;
    }
    const start = performance.now();
    const { passed, failed, skipped = [] } = await resultOf(stage);
    total.passed += passed;
    total.failed += failed;
    total.skipped.push(...skipped);
    if (failed > 0) failures.push(stage.title);
    if (failed > 0 && stage.gives) missing.add(stage.gives);
    const left = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`-- ${stage.title}: ${passed} passed, ${failed} failed${left} (${seconds} s)`);
  }
  printTotal(total, failures);
  return total.failed === 0 ? 0 : 1;
}

/** A stage that throws has failed. */
async function resultOf(stage) {
  try {
    return await stage.run();
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}

function printTotal({ passed, failed, skipped }, failures) {
  console.log('');
  for (const title of skipped) console.log(`Skipped: ${title}`);
  if (failures.length > 0) console.log(`Failed: ${failures.join('; ')}`);
  console.log(`${passed} passed, ${failed} failed`);
}
