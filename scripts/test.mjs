// Runs every kind of test, one after the other even when one fails, and closes with one line of totals.
// Each kind is a make target of its own; this adds only the sum. The release is built beside the tests that do not need it:
// half of its time is spent linking on one core.

import { spawn } from 'node:child_process';

const SUITES = [['native', 'test-native'], ['in the browser', 'test-web'], ['end to end', 'test-e2e'], ['faults', 'fault-quick']];

/** How each runner closes: nextest, cargo test and wasm-bindgen-test, node. */
const TOTALS = [
  /(?<passed>\d+) passed(?: \([^)]*\))?(?:, (?<failed>\d+) failed)?(?:, (?<timed>\d+) timed out)?, \d+ skipped/,
  /^test result: \w+\. (?<passed>\d+) passed; (?<failed>\d+) failed/,
  /^(?:#|ℹ) pass (?<passed>\d+)/,
  /^(?:#|ℹ) (?:fail|cancelled) (?<failed>\d+)/,
];

/** Runs a make target, shows what it says (at once, or whole when it ends) and sums its totals. */
function run(target, variables, { atOnce = true } = {}) {
  const sum = { passed: 0, failed: 0, code: 1 };
  // A runner shows what a test printed indented: totals in there are not its own.
  const count = (line) => {
    const found = TOTALS.map((pattern) => line.match(pattern)).find(Boolean)?.groups;
    sum.passed += Number(found?.passed ?? 0);
    sum.failed += Number(found?.failed ?? 0) + Number(found?.timed ?? 0);
  };
  return new Promise((resolve) => {
    const child = spawn('make', ['--no-print-directory', target, ...variables], { stdio: ['inherit', 'pipe', 'pipe'] });
    const held = [];
    for (const [from, to] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      let rest = '';
      from.setEncoding('utf8').on('data', (text) => {
        if (atOnce) to.write(text);
        else held.push(text);
        const lines = (rest + text).split('\n');
        rest = lines.pop();
        lines.map((line) => line.replace(/\x1b\[[0-9;]*m/g, '').trimEnd()).forEach(count);
      });
    }
    child.on('close', (code) => {
      process.stdout.write(held.join(''));
      resolve({ ...sum, code });
    });
  });
}

const total = { passed: 0, failed: 0 };
const said = [];
const building = run('build', [], { atOnce: false });
for (const [name, target] of SUITES) {
  const begun = Date.now();
  // Both need the release; one that cannot be built is built again there, to say why.
  const needs = target === 'test-e2e' || target === 'fault-quick';
  const built = needs && (await building).code === 0;
  const { passed, failed, code } = await run(target, built ? ['BUILT=1'] : []);
  // A suite that did not even run is a failure, though it counted none.
  const lost = code !== 0 && failed === 0 ? 1 : 0;
  total.passed += passed;
  total.failed += failed + lost;
  const seconds = Math.round((Date.now() - begun) / 1000);
  said.push(`${name.padEnd(18)}${String(passed).padStart(6)} passed${String(failed).padStart(4)} failed${lost ? ', did not finish' : ''}  ${seconds} s`);
  if (code !== 0) process.exitCode = 1;
}
console.log(`\n${said.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
if (total.failed) process.exitCode = 1;
