// Runs tests and says each as a sentence that is true when it passes. It knows no browser.
const tally = { passed: 0, failed: 0, failures: [] };
const kLongestTest = 60_000; // ms; a hang is a failure with a name, not a silent suite

// A first line and the place in our own files: enough to find it, short enough to read.
function short(error) {
  const text = String(error?.message ?? error).split("\n").slice(0, 14).join("\n      ");
  const place = /tests\/(browser\/\S+?:\d+)/.exec(error?.stack ?? "")?.[1];
  return place ? `${text}\n      at ${place}` : text;
}

async function within(limit, work) {
  let timer;
  const late = new Promise((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`not finished after ${limit / 1000} s`)), limit);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

// Runs one test at once; answers whether it passed, so that a spec may stop early.
export async function test(sentence, work, { limit = kLongestTest } = {}) {
  const start = performance.now();
  let error;
  try {
    await within(limit, work);
  } catch (caught) {
    error = caught ?? new Error("thrown without a reason");
  }
  const took = `${((performance.now() - start) / 1000).toFixed(1)} s`;
  if (error) {
    tally.failed += 1;
    tally.failures.push(sentence);
    console.log(`  FAILED  ${sentence} (${took})\n      ${short(error)}`);
  } else {
    tally.passed += 1;
    console.log(`  ok      ${sentence} (${took})`);
  }
  return !error;
}

// Prints the tally and sets the exit code. A run that tested nothing has failed.
export function finish() {
  if (tally.passed + tally.failed === 0) {
    console.log("no test was run");
    tally.failed = 1;
  }
  if (tally.failures.length) {
    console.log("\nfailed:");
    for (const sentence of tally.failures) console.log(`  ${sentence}`);
  }
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed ? 1 : 0;
}
